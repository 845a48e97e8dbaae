package dev.bailiff.app.publish;

import dev.bailiff.casework.editions.Backtest;
import dev.bailiff.casework.editions.Edition;
import dev.bailiff.casework.editions.Publication;
import dev.bailiff.casework.editions.Step;
import dev.bailiff.rules.compare.Change;
import dev.bailiff.rules.compare.PolicyComparison;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Editions as JSON has them. */
final class EditionJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Beyond this a reviewer compares the folders. */
  private static final int LONGEST_DIFFERENCE = 200_000;

  private EditionJson() {}

  static Map<String, Object> edition(Edition edition) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("edition", edition.id());
    members.put("version", edition.version());
    members.put("policy", edition.policy());
    members.put("proposed", step(edition.proposed()));
    return members;
  }

  static Map<String, Object> publication(Publication publication) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("number", publication.number());
    members.put("edition", publication.edition());
    members.putAll(step(publication.step()));
    return members;
  }

  /** With what it changes of the one in force. */
  static Map<String, Object> candidate(Editions.Candidate candidate, Texts inForce) {
    Map<String, Object> members = edition(candidate.edition());
    members.put("enforcing_changes", candidate.changes().made());
    members.put("no_longer_enforcing", candidate.changes().ended());
    members.put("needs_second_person", !candidate.changes().made().isEmpty());
    members.put("obstacles", candidate.obstacles());
    members.put("difference", difference(candidate.texts(), inForce));
    candidate.backtest().ifPresent(it -> members.put("backtest", backtest(it)));
    return members;
  }

  private static String difference(Texts candidate, Texts inForce) {
    String all =
        PolicyComparison.of(inForce.policy().policy(), candidate.policy().policy()).stream()
            .map(Change::toString)
            .collect(Collectors.joining("\n"));
    return all.length() <= LONGEST_DIFFERENCE
        ? all
        : all.substring(0, LONGEST_DIFFERENCE) + "\n… and more";
  }

  private static Map<String, Object> backtest(Backtest backtest) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("at", backtest.at().toString());
    members.put("by", backtest.actor().name());
    members.put("since", backtest.since().toString());
    members.put("compared", backtest.compared());
    members.put("complete", backtest.isComplete());
    members.put("result", JSON.readTree(backtest.result()));
    return members;
  }

  private static Map<String, Object> step(Step step) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("at", step.at().toString());
    members.put("by", step.actor().name());
    members.put("because", step.because());
    return members;
  }
}
