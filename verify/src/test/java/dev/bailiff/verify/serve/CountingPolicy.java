package dev.bailiff.verify.serve;

import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A policy that counts, and asks for something that counts on. */
final class CountingPolicy {
  private static final String RULES =
      """
      features:
        - id: failures
          count: events
          on: auth.attempt
          by: [account.id]
          where: event.outcome == "failure"
          window: 6h
        - id: addresses
          distinct: client.ip
          on: auth.attempt
          by: [account.id]
          window: 6h
      rules:
        - id: guessing
          on: auth.attempt
          when: failures > 3 && !account.has("guessed-at")
          because: "{failures} failed sign-ins from {addresses} addresses"
          do: [challenge(account, 1h), label(account, "guessed-at", 1h)]
          mode: enforce
          budget: 1000000 per hour
        - id: stolen
          on: http.request
          when: event.path == "/.env"
          because: asks for secrets
          do: [block(client, 1h), open_case("intrusion")]
          mode: enforce
          budget: 1000000 per hour
      """;

  private static final String EXAMPLES =
      """
      examples:
        - name: guessing
          given: {type: auth.attempt, time: 2026-11-02T09:00:00Z,
            data: {outcome: failure, account: {id: a1}, client: {ip: 203.0.113.9}}}
          events: [{repeat: 5, every: 2s}]
          fires: [1.2/guessing]
        - name: a forgotten password
          given: {type: auth.attempt, time: 2026-11-02T09:00:00Z,
            data: {outcome: failure, account: {id: a1}, client: {ip: 203.0.113.9}}}
          events: [{repeat: 3, every: 2s}]
          misses: [1.2/guessing]
        - name: secrets
          given: {type: http.request, time: 2026-11-02T09:00:00Z,
            data: {method: GET, client: {ip: 203.0.113.9}}}
          events: [{data: {path: /.env}}]
          fires: [1.2/stolen]
        - name: a page
          given: {type: http.request, time: 2026-11-02T09:00:00Z,
            data: {method: GET, path: /, client: {ip: 203.0.113.9}}}
          events: [{repeat: 2}]
          misses: [1.2/stolen]
      """;

  private CountingPolicy() {}

  static void write(Path folder) throws IOException {
    Path clause = Files.createDirectories(folder.resolve("1.2-intrusion"));
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        name: counting
        effective: 2026-11-23
        memory: 16MiB
        """);
    Files.writeString(
        clause.resolve("clause.md"),
        """
        ---
        id: "1.2"
        title: Breaking in
        since: 2026-11-23
        owner: security
        ---

        Guessing.

        * `guessing` enforces: 0 false positives.
        * `stolen` enforces: 0 false positives.
        """);
    Files.writeString(clause.resolve("rules.yaml"), RULES);
    Files.writeString(clause.resolve("examples.yaml"), EXAMPLES);
  }

  static LoadedPolicy load(Path folder) throws IOException {
    OpenPolicy opened = OpenPolicy.open(Optional.of(folder));
    return switch (opened.loading()) {
      case Loading.Accepted accepted -> accepted.policy();
      case Loading.Rejected _ -> throw new IllegalStateException(opened.report());
    };
  }
}
