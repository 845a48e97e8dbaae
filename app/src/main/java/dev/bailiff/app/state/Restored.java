package dev.bailiff.app.state;

import dev.bailiff.core.feature.FeatureTables;
import java.util.List;
import java.util.Map;

/**
 * What a snapshot gave back.
 *
 * @param sequence the last record whose event the tables have taken in; 0 if there was no snapshot
 * @param tables the state of the features, from which events are decided on
 * @param parts what others had remembered, by name
 * @param refused why newer snapshots were not taken
 */
public record Restored(
    long sequence,
    FeatureTables tables,
    Map<String, List<byte[]>> parts,
    List<SnapshotDamagedException> refused) {
  public Restored {
    parts = Map.copyOf(parts);
    refused = List.copyOf(refused);
  }
}
