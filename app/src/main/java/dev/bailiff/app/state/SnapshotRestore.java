package dev.bailiff.app.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.state.SnapshotBlock.Kind;
import dev.bailiff.app.state.SnapshotReader.Block;
import dev.bailiff.core.feature.CellFormatException;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.feature.TablesRestore;
import dev.bailiff.core.policy.Policy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Makes tables for a policy from one snapshot. */
final class SnapshotRestore {
  private final FeatureTables tables;
  private final TablesRestore states;
  private final SnapshotHeader header;
  private final Map<String, List<byte[]>> parts = new HashMap<>();

  private SnapshotRestore(Policy policy, SnapshotHeader header) {
    this.tables = policy.newTables();
    this.header = header;
    this.states = new TablesRestore(tables, targets(policy, header));
  }

  /** Reads all of it, or says why that cannot be. */
  static Restored read(Path file, Policy policy, List<SnapshotDamagedException> refused)
      throws IOException {
    try (SnapshotReader reader = SnapshotReader.open(file)) {
      Block first = reader.next();
      if (first.kind() != Kind.HEADER) {
        throw new SnapshotDamagedException("it begins without a header");
      }
      SnapshotRestore restore = new SnapshotRestore(policy, SnapshotHeader.read(first.payload()));
      Block block = reader.next();
      while (block.kind() != Kind.END) {
        restore.take(block);
        block = reader.next();
      }
      restore.states.finish();
      return new Restored(restore.header.sequence(), restore.tables, restore.parts, refused);
    } catch (CellFormatException e) {
      throw new SnapshotDamagedException(String.valueOf(e.getMessage()), e);
    }
  }

  private void take(Block block) throws SnapshotDamagedException, CellFormatException {
    switch (block.kind()) {
      case TABLES -> states.take(block.payload());
      case PART -> part(ByteBuffer.wrap(block.payload()));
      case HEADER, END -> throw new SnapshotDamagedException("a second header");
    }
  }

  private void part(ByteBuffer in) {
    byte[] label = new byte[in.getShort()];
    in.get(label);
    byte[] bytes = new byte[in.remaining()];
    in.get(bytes);
    parts.computeIfAbsent(new String(label, UTF_8), name -> new ArrayList<>()).add(bytes);
  }

  private static List<OptionalInt> targets(Policy policy, SnapshotHeader header) {
    Map<String, Integer> places = new HashMap<>();
    policy
        .features()
        .forEach(
            feature -> places.put(SnapshotHeader.declaration(feature.spec()), feature.index()));
    return header.declarations().stream()
        .map(places::get)
        .map(place -> place == null ? OptionalInt.empty() : OptionalInt.of(place))
        .toList();
  }
}
