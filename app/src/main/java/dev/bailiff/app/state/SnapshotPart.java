package dev.bailiff.app.state;

import static java.util.Objects.requireNonNull;

/**
 * What somebody else remembers as of the same record, such as which events were seen.
 *
 * @param name by which it is found again
 * @param blocks its bytes, each block no longer than {@link SnapshotBlock#MAX_BYTES}; they are
 *     asked for on another thread
 */
public record SnapshotPart(String name, Iterable<byte[]> blocks) {
  public SnapshotPart {
    requireNonNull(name, "name");
    requireNonNull(blocks, "blocks");
  }
}
