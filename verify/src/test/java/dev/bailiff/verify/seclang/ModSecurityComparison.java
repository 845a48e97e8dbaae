package dev.bailiff.verify.seclang;

import dev.bailiff.core.event.Event;
import dev.bailiff.detectors.seclang.rules.Hit;
import dev.bailiff.detectors.seclang.rules.RuleSet;
import dev.bailiff.verify.crs.CrsRequests;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Sends the same requests to Debian's nginx with ModSecurity and Core Rule Set and to the rules as
 * they are imported, and prints on which of them each rule held where; then what a request costs.
 *
 * <p>Arguments are the folder of the regression suite, of how many requests one is sent, and by how
 * many to measure costs.
 */
public final class ModSecurityComparison {
  private static final int ROUNDS = 5;

  private ModSecurityComparison() {}

  /** Compares. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("modsecurity");
    try (ModSecurity server = new ModSecurity(folder)) {
      int every = Integer.parseInt(arguments[1]);
      List<CrsRequests.Sent> requests =
          CrsRequests.under(Path.of(arguments[0])).stream()
              .filter(each -> each.number() % every == 0)
              .toList();
      compare(server, requests, System.out);
      costs(server, Integer.parseInt(arguments[2]), System.out);
    } finally {
      remove(folder);
    }
  }

  private static void compare(ModSecurity server, List<CrsRequests.Sent> requests, PrintStream out)
      throws IOException, InterruptedException {
    RuleSet rules = DebianRules.read(4);
    Map<Integer, Integer> statuses = new HashMap<>();
    for (CrsRequests.Sent each : requests) {
      statuses.put(each.number(), server.send(server.all, each.wire()));
    }
    Thread.sleep(500); // the last lines of a log that is otherwise complete
    Map<Integer, Set<Integer>> theirs = server.log();
    Set<Integer> known = rules.told().keySet();
    Set<Integer> unknown = new TreeSet<>();
    Agreement agreement = new Agreement();
    int compared = 0;
    for (CrsRequests.Sent each : requests) {
      Set<Integer> said = theirs.get(each.number());
      if (said == null || statuses.getOrDefault(each.number(), 0) == 400) {
        continue; // nginx refused it before anybody looked
      }
      Set<Integer> ours = new TreeSet<>();
      rules.judge(each.event()).hits().stream().map(Hit::id).forEach(ours::add);
      said.stream().filter(id -> !known.contains(id)).forEach(unknown::add);
      said.removeIf(id -> id >= 950_000 || id < 900_000);
      agreement.add(each.name(), ours, said);
      compared++;
    }
    out.printf(
        "%,d requests, of which nginx refused %,d by itself%n",
        requests.size(), requests.size() - compared);
    out.println("rules that held there and are not carried out here: " + unknown);
    agreement.print(out);
  }

  private static void costs(ModSecurity server, int requests, PrintStream out) throws IOException {
    RuleSet rules = DebianRules.read(1);
    out.println("| request | nginx alone | with ModSecurity | its rules | imported rules |");
    out.println("| --- | ---: | ---: | ---: | ---: |");
    for (CrsRequests.Sent each : List.of(CrsRequests.plainGet(), CrsRequests.plainJson())) {
      double alone = median(() -> cost(server, server.none, each.wire(), requests));
      double with = median(() -> cost(server, server.first, each.wire(), requests));
      double ours = median(() -> cost(rules, each.event(), requests));
      out.printf(
          "| %s | %,.0f µs | %,.0f µs | %,.0f µs | %,.0f µs |%n",
          each.name(), alone, with, with - alone, ours);
    }
  }

  private static double cost(ModSecurity server, int port, String wire, int requests) {
    try {
      return server.cost(port, wire, requests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double cost(RuleSet rules, Event event, int requests) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    int hits = 0;
    for (int i = 0; i < requests; i++) {
      hits += rules.judge(event).hits().size();
    }
    if (hits > 0) {
      throw new IllegalStateException("the request is not ordinary: " + rules.judge(event));
    }
    return (threads.getCurrentThreadCpuTime() - before) / 1e3 / requests;
  }

  private static double median(DoubleSupplier measure) {
    double[] times = new double[ROUNDS + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = measure.getAsDouble();
    }
    Arrays.sort(times, 1, times.length); // the first was to warm up
    return times[1 + ROUNDS / 2];
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
