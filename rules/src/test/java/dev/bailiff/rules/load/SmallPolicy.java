package dev.bailiff.rules.load;

import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.ProblemReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A policy of one clause, to be varied. */
public final class SmallPolicy {
  private final Map<String, String> files = new TreeMap<>();

  /** A sound policy. */
  public SmallPolicy() {
    with(
        "policy.yaml",
        """
        name: small
        effective: 2026-11-23
        memory: 16MiB
        """);
    with(
        "1.2-intrusion/clause.md",
        """
        ---
        id: "1.2"
        title: Breaking in
        since: 2026-11-23
        owner: security
        ---

        Guessing passwords.
        """);
    with(
        "1.2-intrusion/rules.yaml",
        """
        features:
          - id: failed_logins
            count: events
            on: auth.attempt
            by: [account.id]
            where: event.outcome == "failure"
            window: 10m
        rules:
          - id: brute-force
            on: auth.attempt
            when: failed_logins > 5 && event.outcome == "failure"
            because: "{failed_logins} failed sign-ins"
            do: [challenge(account, 15m), label(account, "under-attack", 1h)]
            budget: 500 per hour
        """);
    with(
        "1.2-intrusion/examples.yaml",
        """
        examples:
          - name: guessing
            given:
              type: auth.attempt
              time: 2026-11-02T09:00:00Z
              data: {outcome: failure, account: {id: a1}}
            events: [{repeat: 12, every: 2s}]
            fires: [1.2/brute-force]
          - name: a forgotten password
            given:
              type: auth.attempt
              time: 2026-11-02T09:00:00Z
              data: {outcome: failure, account: {id: a1}}
            events: [{repeat: 3, every: 9s}, {data: {outcome: success}}]
            misses: [1.2/brute-force]
            verdict: allow
        """);
  }

  /** This policy with a file added or put in place of another. */
  public SmallPolicy with(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** This policy with a part of its rules replaced. */
  public SmallPolicy withRules(String part, String other) {
    return replace("1.2-intrusion/rules.yaml", part, other);
  }

  /** This policy with a part of its examples replaced. */
  public SmallPolicy withExamples(String part, String other) {
    return replace("1.2-intrusion/examples.yaml", part, other);
  }

  /** What comes of loading it. */
  public Loading loading() {
    return PolicyLoader.load(
        PolicySource.of(files), List.of(new SignalSpec("sql-injection", "a fragment of SQL")));
  }

  /** The policy, which has no problems. */
  public LoadedPolicy loaded() {
    if (loading() instanceof Loading.Accepted accepted) {
      return accepted.policy();
    }
    throw new AssertionError(
        new ProblemReport(PolicySource.of(files), "").render(loading().problems()));
  }

  private SmallPolicy replace(String file, String part, String other) {
    String text = files.getOrDefault(file, "");
    if (!text.contains(part)) {
      throw new AssertionError("`" + part + "` is not in " + file);
    }
    return with(file, text.replace(part, other));
  }
}
