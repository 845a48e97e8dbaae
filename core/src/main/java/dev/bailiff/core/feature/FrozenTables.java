package dev.bailiff.core.feature;

import java.util.List;

/**
 * The state of all features as it was at one moment, as blocks of bytes from which {@link
 * TablesRestore} makes tables that go on as these would have.
 *
 * <p>It stays the same whatever becomes of the tables, and any one thread may use it.
 */
public final class FrozenTables {
  static final int VERSION = 1;

  private final long budgetBytes;
  private final long peakBytes;
  private final List<FrozenTable> tables;

  FrozenTables(long budgetBytes, long peakBytes, List<FrozenTable> tables) {
    this.budgetBytes = budgetBytes;
    this.peakBytes = peakBytes;
    this.tables = tables;
  }

  /** Shows all blocks in their order. */
  public <E extends Exception> void writeTo(BlockSink<E> sink) throws E {
    sink.take(head());
    for (int i = 0; i < tables.size(); i++) {
      tables.get(i).writeTo(sink, i);
    }
  }

  private byte[] head() {
    CellWriter out = BlockKind.TABLES.begin();
    out.writeUnsigned(VERSION);
    out.writeUnsigned(budgetBytes);
    out.writeUnsigned(peakBytes);
    out.writeUnsigned(tables.size());
    tables.forEach(table -> out.writeUnsigned(table.shareBytes()));
    return out.toByteArray();
  }
}
