package dev.bailiff.app.simulate;

import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What became of the clients of one kind. */
public final class Outcome {
  private final Label label;
  private final Set<String> actors = new HashSet<>();
  private final Set<String> actedOn = new HashSet<>();
  private final Set<String> noticed = new HashSet<>();
  private final Map<String, Set<String>> actorsByRule = new TreeMap<>();
  private long lines;

  /** Of nobody yet. */
  public Outcome(Label label) {
    this.label = label;
  }

  void count(String actor, Decision decision) {
    count(actor, rules(decision.determining()), rules(decision.observed()));
  }

  /** Counts a line or event, on which these rules acted and those only looked. */
  public void count(String actor, List<String> acted, List<String> observed) {
    lines++;
    actors.add(actor);
    if (!acted.isEmpty()) {
      actedOn.add(actor);
    }
    acted.forEach(rule -> fired(rule, actor));
    observed.forEach(rule -> fired(rule, actor));
  }

  private static List<String> rules(List<Finding> findings) {
    return findings.stream().map(finding -> finding.rule().id()).toList();
  }

  private void fired(String rule, String actor) {
    noticed.add(actor);
    actorsByRule.computeIfAbsent(rule, _ -> new HashSet<>()).add(actor);
  }

  public Label label() {
    return label;
  }

  public long lines() {
    return lines;
  }

  /** How many there were. */
  public int actors() {
    return actors.size();
  }

  /** On how many of them an enforcing rule fired. */
  public int actedOn() {
    return actedOn.size();
  }

  /** On how many of them only observing rules fired. */
  public int observedOnly() {
    return noticed.size() - actedOn.size();
  }

  /** On how many of them each rule fired, by the rule's id. */
  public Map<String, Integer> rules() {
    Map<String, Integer> counts = new TreeMap<>();
    actorsByRule.forEach((rule, who) -> counts.put(rule, who.size()));
    return counts;
  }
}
