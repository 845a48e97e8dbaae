package dev.bailiff.app.trial;

import dev.bailiff.app.intake.DecidedEvent;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.policy.Policy;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How decisions under another policy differ from those that were made, in bounded memory. */
public final class TrialResult {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OBSERVED = "observed";

  private final Policy policy;
  private final Findings findings;
  private final Map<String, RuleTrial> rules = new TreeMap<>();
  private final Map<String, Long> verdicts = new TreeMap<>();
  private long compared;
  private long broken;
  private @Nullable Instant stoppedAt;

  TrialResult(Policy policy, Findings findings) {
    this.policy = policy;
    this.findings = findings;
  }

  /** Counts an event on which the engine broke. */
  void broke() {
    broken++;
  }

  void stoppedAt(Instant time) {
    stoppedAt = time;
  }

  void compare(DecidedEvent recorded, Decision now) throws IOException {
    compared++;
    JsonNode was = JSON.readTree(recorded.json());
    String verdict = was.path("verdict").asString("none");
    if (!verdict.equals(now.verdict().label())) {
      verdicts.merge(verdict + " to " + now.verdict().label(), 1L, Long::sum);
    }
    Set<String> acted = rules(was.path("determining"));
    Set<String> acts = rules(now.determining());
    Set<String> all = new TreeSet<>(acted);
    all.addAll(acts);
    for (String rule : all) {
      rule(rule).acts(acted.contains(rule), acts.contains(rule), now, because(rule, now));
    }
    for (Finding finding : now.determining()) {
      findings
          .about(now.event(), finding.rule().clause())
          .ifPresent(found -> rule(finding.rule().id()).reviewed(found));
    }
    Set<String> saw = rules(was.path(OBSERVED));
    Set<String> sees = rules(now.observed());
    saw.forEach(rule -> rule(rule).saw());
    sees.forEach(rule -> rule(rule).sees());
  }

  private RuleTrial rule(String id) {
    return rules.computeIfAbsent(id, _ -> new RuleTrial());
  }

  private static Set<String> rules(JsonNode findings) {
    return findings
        .valueStream()
        .map(finding -> finding.path("rule").asString(""))
        .collect(Collectors.toSet());
  }

  private static Set<String> rules(List<Finding> findings) {
    return findings.stream().map(finding -> finding.rule().id()).collect(Collectors.toSet());
  }

  private static String because(String rule, Decision now) {
    return now.determining().stream()
        .filter(finding -> finding.rule().id().equals(rule))
        .map(Finding::because)
        .findFirst()
        .orElse("");
  }

  /** How many decisions were compared. */
  public long compared() {
    return compared;
  }

  /** Whether there was time for all of them. */
  public boolean isComplete() {
    return stoppedAt == null;
  }

  /** The result as JSON has it, with or without samples, which are about people. */
  public Map<String, Object> members(boolean withSamples) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("policy", policy.version());
    members.put("compared", compared);
    members.put("broken", broken);
    if (stoppedAt != null) {
      members.put("stopped_at", stoppedAt.toString());
    }
    members.put("verdicts", verdicts);
    members.put(
        "rules",
        rules.entrySet().stream()
            .map(rule ->
                rule.getValue().members(rule.getKey(), policy.rule(rule.getKey()), withSamples))
            .toList());
    return members;
  }
}
