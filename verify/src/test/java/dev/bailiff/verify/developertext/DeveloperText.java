package dev.bailiff.verify.developertext;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.command.PolicyOpening;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.detectors.Detectors;
import dev.bailiff.detectors.payload.Payload;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Posts each section of documentation in each way under a policy, those of one package by one
 * person within an hour or so, and counts in how many an attack string was signalled, and on how
 * many the policy acted: where its answer is not to allow the request, or it asks for an action.
 */
public final class DeveloperText {
  private final LoadedPolicy loaded;
  private final Detection payload;

  private DeveloperText(LoadedPolicy loaded) {
    this.loaded = loaded;
    this.payload =
        new Payload().under(loaded.policy().services()).on(EventTypes.HTTP_REQUEST).orElseThrow();
  }

  /**
   * Takes the folder of the policy, {@code held-out} or {@code looked-at}, and folders of
   * documentation. Of the half that was looked at, it also prints what was acted on.
   */
  public static void main(String[] arguments) throws IOException {
    boolean isHeldOut = arguments[1].equals("held-out");
    Documentation documentation = new Documentation();
    for (String folder : Arrays.asList(arguments).subList(2, arguments.length)) {
      documentation.add(Path.of(folder));
    }
    Map<String, List<String>> sections = documentation.half(isHeldOut);
    System.out.printf(
        "%,d sections of %,d packages (%s; %,d packages left out for their licence)%n%n",
        sections.values().stream().mapToInt(List::size).sum(),
        sections.size(),
        arguments[1],
        documentation.refused());
    System.out.println("| posted as | texts | signalled | at 0.5 | acted on | share |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    DeveloperText report = of(Path.of(arguments[0]));
    for (Posting posting : Posting.values()) {
      Count count = report.post(sections, posting);
      System.out.println(count.row(posting.meaning()));
      count
          .rules()
          .forEach((rule, times) -> System.out.println("<!-- " + times + " " + rule + " -->"));
      if (!isHeldOut) {
        count.show(System.out);
      }
    }
  }

  /** Under the policy in a folder. */
  static DeveloperText of(Path policy) {
    return new DeveloperText(
        PolicyOpening.require(policy, new PrintWriter(System.err, true, UTF_8)));
  }

  /** Posts texts in one way, those under one name by one person. */
  Count post(Map<String, List<String>> texts, Posting posting) {
    Engine engine = new Engine(loaded.policy(), Detectors.all(), loaded.policy().newTables());
    Count count = new Count();
    int sender = 0;
    for (List<String> written : texts.values()) {
      sender++;
      for (int i = 0; i < written.size(); i++) {
        Event event = posting.event(written.get(i), sender, i);
        double[] score = new double[1];
        payload.detect(
            event, Facts.NOTHING_ON_FILE, signal -> score[0] = Math.max(score[0], signal.score()));
        count.add(written.get(i), score[0], engine.decide(event, Facts.NOTHING_ON_FILE));
      }
    }
    return count;
  }

  /** What came of texts. */
  static final class Count {
    private final Map<String, Integer> rules = new TreeMap<>();
    private final StringBuilder shown = new StringBuilder();
    private int texts;
    private int signalled;
    private int likely;
    private int acted;

    private void add(String text, double score, Decision decision) {
      texts++;
      signalled += score > 0 ? 1 : 0;
      likely += score >= 0.5 ? 1 : 0;
      if (!decision.verdict().equals(Verdict.ALLOW) || !decision.actions().isEmpty()) {
        acted++;
        for (Finding finding : decision.determining()) {
          rules.merge(finding.rule().id(), 1, Integer::sum);
        }
        decision
            .determining()
            .forEach(found -> shown.append(found.rule().id()).append(found.signals()));
        shown.append('\n').append(text).append("\n----\n");
      }
    }

    /** How many texts were posted. */
    int texts() {
      return texts;
    }

    /** In how many an attack string was seen, however unlikely. */
    int signalled() {
      return signalled;
    }

    /** In how many one was seen that is likely to be meant so. */
    int likely() {
      return likely;
    }

    /** On how many the policy acted. */
    int acted() {
      return acted;
    }

    private Map<String, Integer> rules() {
      return rules;
    }

    private String row(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %,d | %,d | %,d | %,d | %.2f %% |",
          name,
          texts,
          signalled,
          likely,
          acted,
          100.0 * acted / Math.max(1, texts));
    }

    private void show(PrintStream out) {
      out.println(shown);
    }
  }
}
