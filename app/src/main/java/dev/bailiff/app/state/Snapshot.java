package dev.bailiff.app.state;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.feature.FeatureSpec;
import dev.bailiff.core.feature.FrozenTables;
import java.time.Instant;
import java.util.List;

/**
 * What is known as of a record of the journal.
 *
 * @param sequence the number of the last record whose event the tables have taken in; 0 if none
 * @param taken when
 * @param features the declarations of the features, in the order of their tables
 * @param tables the state of the features
 * @param parts what others remember
 */
public record Snapshot(
    long sequence,
    Instant taken,
    List<FeatureSpec> features,
    FrozenTables tables,
    List<SnapshotPart> parts) {
  public Snapshot {
    requireNonNull(taken, "taken");
    requireNonNull(tables, "tables");
    features = List.copyOf(features);
    parts = List.copyOf(parts);
    if (sequence < 0) {
      throw new IllegalArgumentException("a record has no number below 1: " + sequence);
    }
  }
}
