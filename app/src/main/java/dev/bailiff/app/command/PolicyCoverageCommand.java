package dev.bailiff.app.command;

import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Clause.RecognisedBy;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows what recognises a breach of each clause. */
@Command(
    name = "coverage",
    description = "Shows for every clause what recognises a breach: rules, people, or neither yet.")
public final class PolicyCoverageCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The policy's folder; otherwise the shipped policy.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  private record Row(
      String clause,
      String title,
      RecognisedBy recognisedBy,
      long enforcing,
      long observing,
      long examples) {}

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var loaded = PolicyOpening.require(folder, spec.commandLine().getErr());
    var rows = loaded.policy().clauses().stream().map(clause -> row(clause, loaded)).toList();
    if (json) {
      printJson(loaded, rows, out);
    } else {
      printTable(loaded, rows, out);
    }
    return ExitCode.OK;
  }

  private static Row row(Clause clause, LoadedPolicy loaded) {
    return new Row(
        clause.id(),
        clause.title(),
        clause.recognisedBy(),
        rules(clause, loaded, Mode.ENFORCE),
        rules(clause, loaded, Mode.OBSERVE),
        loaded.examples().stream().filter(e -> e.clause().equals(clause.id())).count());
  }

  private static long rules(Clause clause, LoadedPolicy loaded, Mode mode) {
    return loaded.policy().rules().stream()
        .filter(rule -> rule.spec().clause().equals(clause.id()) && rule.spec().mode() == mode)
        .count();
  }

  private static void printTable(LoadedPolicy loaded, List<Row> rows, PrintWriter out) {
    var table = new Table("clause", "title", "recognised by", ">enforce", ">observe", ">examples");
    for (Row row : rows) {
      table.row(
          row.clause(),
          row.title(),
          label(row.recognisedBy()),
          dash(row.enforcing()),
          dash(row.observing()),
          dash(row.examples()));
    }
    table.rule();
    table.row(
        "",
        Counted.of(rows.size(), "clause") + " (" + kinds(rows) + ")",
        "",
        String.valueOf(rows.stream().mapToLong(Row::enforcing).sum()),
        String.valueOf(rows.stream().mapToLong(Row::observing).sum()),
        String.valueOf(rows.stream().mapToLong(Row::examples).sum()));
    out.print(table.render());
    if (!loaded.unreadSignals().isEmpty()) {
      out.println();
      out.println(
          "signals that nothing reads: "
              + String.join(", ", loaded.unreadSignals().stream().sorted().toList()));
    }
  }

  private static String kinds(List<Row> rows) {
    List<String> kinds = new ArrayList<>();
    for (RecognisedBy kind : RecognisedBy.values()) {
      long count = rows.stream().filter(row -> row.recognisedBy() == kind).count();
      kinds.add(label(kind) + " " + count);
    }
    return String.join(", ", kinds);
  }

  private static void printJson(LoadedPolicy loaded, List<Row> rows, PrintWriter out) {
    List<Map<String, Object>> clauses = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> clause = new LinkedHashMap<>();
      clause.put("clause", row.clause());
      clause.put("title", row.title());
      clause.put("recognisedBy", label(row.recognisedBy()));
      clause.put("enforcing", row.enforcing());
      clause.put("observing", row.observing());
      clause.put("examples", row.examples());
      clauses.add(clause);
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", loaded.policy().version());
    whole.put("clauses", clauses);
    whole.put("unreadSignals", loaded.unreadSignals().stream().sorted().toList());
    out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(whole));
  }

  private static String label(RecognisedBy kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String dash(long number) {
    return number == 0 ? "-" : String.valueOf(number);
  }
}
