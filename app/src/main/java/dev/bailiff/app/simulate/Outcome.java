package dev.bailiff.app.simulate;

import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import java.util.HashSet;
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

  Outcome(Label label) {
    this.label = label;
  }

  void count(String actor, Decision decision) {
    lines++;
    actors.add(actor);
    for (Finding finding : decision.determining()) {
      actedOn.add(actor);
      fired(finding, actor);
    }
    for (Finding finding : decision.observed()) {
      fired(finding, actor);
    }
  }

  private void fired(Finding finding, String actor) {
    noticed.add(actor);
    actorsByRule.computeIfAbsent(finding.rule().id(), _ -> new HashSet<>()).add(actor);
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
