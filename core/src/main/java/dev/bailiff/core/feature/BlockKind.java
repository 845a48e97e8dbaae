package dev.bailiff.core.feature;

/**
 * What a block of {@link FrozenTables} says.
 *
 * <pre>
 *   tables:  version, budget, peak, number of tables, share of each
 *   table:   index, keys, peak, expired, evicted, late, deferred, saturated, places for sights
 *   stripe:  index, stripe, its head, first slot, (free slots, key, length, state)*
 *   sights:  index, first place, (free places, entry)*
 * </pre>
 */
enum BlockKind {
  TABLES(1),
  TABLE(2),
  STRIPE(3),
  SIGHTS(4);

  private final int tag;

  BlockKind(int tag) {
    this.tag = tag;
  }

  CellWriter begin() {
    CellWriter out = new CellWriter();
    out.writeByte(tag);
    return out;
  }

  CellWriter begin(int table) {
    CellWriter out = begin();
    out.writeUnsigned(table);
    return out;
  }

  boolean isOf(byte[] block) {
    return block[0] == tag;
  }

  static BlockKind read(CellReader in) throws CellFormatException {
    int found = in.readByte();
    for (BlockKind kind : values()) {
      if (kind.tag == found) {
        return kind;
      }
    }
    throw new CellFormatException("a block of kind " + found + " is not known");
  }
}
