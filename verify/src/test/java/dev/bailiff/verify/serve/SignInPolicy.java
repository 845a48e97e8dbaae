package dev.bailiff.verify.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A policy that challenges an account that is guessed with, and suspends it if that goes on. */
final class SignInPolicy {
  private static final String RULES =
      """
      features:
        - id: failures
          count: events
          on: auth.attempt
          by: [account.id]
          where: event.outcome == "failure"
          window: 10m
      rules:
        - id: guessing
          on: auth.attempt
          when: failures > 3
          because: "{failures} failed sign-ins in ten minutes"
          do: [challenge(account, 15m)]
          mode: enforce
          budget: 500 per hour
        - id: guessing-on
          on: auth.attempt
          when: failures > 10
          because: "{failures} failed sign-ins in ten minutes, in spite of challenges"
          do: [suspend(account, 7d), label(account, "guessed", 7d)]
          mode: enforce
          budget: 500 per hour
      """;

  private static final String EXAMPLES =
      """
      examples:
        - name: guessing
          given: {type: auth.attempt, time: 2026-11-02T09:00:00Z,
            data: {outcome: failure, account: {id: a1}}}
          events: [{repeat: 12, every: 2s}]
          fires: [1.2/guessing, 1.2/guessing-on]
        - name: a forgotten password
          given: {type: auth.attempt, time: 2026-11-02T09:00:00Z,
            data: {outcome: failure, account: {id: a1}}}
          events: [{repeat: 3, every: 2s}]
          misses: [1.2/guessing, 1.2/guessing-on]
      """;

  private SignInPolicy() {}

  static void write(Path folder) throws IOException {
    Path clause = Files.createDirectories(folder.resolve("1.2-intrusion"));
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        name: acceptable use
        effective: 2026-11-23
        memory: 16MiB
        """);
    Files.writeString(
        clause.resolve("clause.md"),
        """
        ---
        id: "1.2"
        title: Tampering and intrusion
        since: 2026-11-23
        owner: security
        ---

        Do not try to sign in as somebody else.

        * `guessing` enforces: 0 false positives.
        * `guessing-on` enforces: 0 false positives.
        """);
    Files.writeString(clause.resolve("rules.yaml"), RULES);
    Files.writeString(clause.resolve("examples.yaml"), EXAMPLES);
  }
}
