package dev.bailiff.app.state;

import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.DistinctKind;
import dev.bailiff.core.feature.Feature;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Policies of features without rules, and snapshots of their tables. */
final class Tables {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final FeatureSpec REQUESTS =
      spec("requests", new CountKind(Duration.ofMinutes(10)), "client.ip");
  static final FeatureSpec ACCOUNTS =
      spec("accounts", new DistinctKind(Duration.ofHours(1)), "client.ip");

  private static final long MEMORY = 1 << 22;

  private Tables() {}

  static FeatureSpec spec(String id, FeatureKind kind, String by) {
    return new FeatureSpec(
        id, kind, Set.of("http.request", "auth.attempt"), List.of(by), "", "account.id");
  }

  static Policy policy(FeatureSpec... specs) {
    List<Feature> features = new ArrayList<>();
    for (FeatureSpec spec : specs) {
      features.add(new Feature(spec, features.size(), Map.of()));
    }
    return new Policy(
        "v", "test", LocalDate.EPOCH, MEMORY, List.of(), features, List.of(), List.of(), 0);
  }

  /** Tables of a policy that took this many events, of as many keys, into each feature. */
  static FeatureTables after(Policy policy, int events) {
    FeatureTables tables = policy.newTables();
    for (int i = 0; i < events; i++) {
      for (Feature feature : policy.features()) {
        tables.update(feature.index(), i, NOW.toEpochMilli() + i, i);
      }
    }
    return tables;
  }

  static Snapshot snapshot(long sequence, Policy policy, int events, SnapshotPart... parts) {
    return new Snapshot(
        sequence,
        NOW,
        policy.features().stream().map(Feature::spec).toList(),
        after(policy, events).freeze(),
        List.of(parts));
  }

  static long keys(Restored restored, int feature) {
    return restored.tables().table(feature).stats().keys();
  }
}
