package dev.bailiff.app.serve;

import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A policy with a rule for each verdict. */
public final class SmallPolicy {
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
          because: "{failures} failed sign-ins"
          do: [throttle(account, 15m)]
          mode: enforce
          budget: 500 per hour
        - id: stolen
          on: http.request
          when: event.path == "/.env"
          because: asks for secrets
          do: [block(client, 1h)]
          mode: enforce
          budget: 3 per hour
        - id: slower
          on: http.request
          when: event.path == "/slower"
          because: too fast
          do: [throttle(client, 2m)]
          mode: enforce
          budget: 500 per hour
        - id: probe
          on: http.request
          when: event.path == "/probe" && !permitted("assessment", "discovery")
          because: looks for holes
          do: [throttle(client, 2m)]
          mode: enforce
          budget: 500 per hour
        - id: prove
          on: http.request
          when: event.path == "/prove"
          because: who is it
          do: [challenge(client, 5m)]
          mode: enforce
          budget: 500 per hour
      """;

  private static final String SERVICES =
      """
      services:
        - name: interface
          hosts: "*.example.com"
          paths: /api/
          purpose: for programs
          owner: platform
          limits:
            - id: calls
              says: four calls an hour for each address
              each: address
              allow: 4 per 1h
      """;

  private static final String EXAMPLES =
      """
      examples:
        - name: guessing
          given: {type: auth.attempt, time: 2026-11-02T09:00:00Z,
            data: {outcome: failure, account: {id: a1}}}
          events: [{repeat: 5, every: 2s}]
          fires: [1.2/guessing]
        - name: a forgotten password
          given: {type: auth.attempt, time: 2026-11-02T09:00:00Z,
            data: {outcome: failure, account: {id: a1}}}
          events: [{repeat: 3, every: 2s}]
          misses: [1.2/guessing]
        - name: secrets
          given: {type: http.request, time: 2026-11-02T09:00:00Z,
            data: {method: GET, client: {ip: 203.0.113.9}}}
          events: [{data: {path: /.env}}, {data: {path: /slower}}, {data: {path: /prove}},
            {data: {path: /probe}}]
          fires: [1.2/stolen, 1.2/slower, 1.2/prove, 1.2/probe]
        - name: a page
          given: {type: http.request, time: 2026-11-02T09:00:00Z,
            data: {method: GET, path: /, client: {ip: 203.0.113.9}}}
          events: [{repeat: 2}]
          misses: [1.2/stolen, 1.2/slower, 1.2/prove, 1.2/probe]
      """;

  private SmallPolicy() {}

  /** Writes it into a folder, with so many failures that are let pass. */
  public static void write(Path folder, int allowed) throws IOException {
    Path clause = Files.createDirectories(folder.resolve("1.2-intrusion"));
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        name: small
        effective: 2026-11-23
        memory: 16MiB
        restraint: {protected: [monitor]}
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
        * `slower` enforces: 0 false positives.
        * `probe` enforces: 0 false positives.
        * `prove` enforces: 0 false positives.
        """);
    Files.writeString(
        clause.resolve("rules.yaml"), RULES.replace("failures > 3", "failures > " + allowed));
    Files.writeString(clause.resolve("examples.yaml"), EXAMPLES);
    Files.writeString(folder.resolve("services.yaml"), SERVICES);
  }

  public static LoadedPolicy load(Path folder) throws IOException {
    return load(Optional.of(folder));
  }

  /** The policy in a folder, or the shipped one. */
  static LoadedPolicy load(Optional<Path> folder) throws IOException {
    OpenPolicy opened = OpenPolicy.open(folder);
    return switch (opened.loading()) {
      case Loading.Accepted accepted -> accepted.policy();
      case Loading.Rejected _ -> throw new IllegalStateException(opened.report());
    };
  }
}
