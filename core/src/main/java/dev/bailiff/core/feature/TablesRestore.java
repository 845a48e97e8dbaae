package dev.bailiff.core.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Fills empty tables from the blocks of {@link FrozenTables}.
 *
 * <p>Tables of the same features under the same budget become what the frozen ones were, to the
 * last slot: from equal events they have equal values and equal losses, however full they are. Into
 * other tables the states are put key by key; values are then the same while all states fit.
 */
public final class TablesRestore {
  private final FeatureTables tables;
  private final List<OptionalInt> targets;
  private final List<Long> keys = new ArrayList<>();
  private boolean isExact;
  private boolean isBegun;

  /**
   * Begins.
   *
   * @param tables what is filled; of no use if a block turns out to be broken
   * @param targets for each frozen table the feature that goes on from it, which is of the same
   *     kind; empty for a table that nobody goes on from
   */
  public TablesRestore(FeatureTables tables, List<OptionalInt> targets) {
    this.tables = tables;
    this.targets = List.copyOf(targets);
  }

  /**
   * Takes the next block.
   *
   * @throws CellFormatException if this is not what is written in its place
   */
  public void take(byte[] block) throws CellFormatException {
    CellReader in = new CellReader(block);
    BlockKind kind = BlockKind.read(in);
    in.require((kind == BlockKind.TABLES) != isBegun, "a block is out of place");
    if (kind == BlockKind.TABLES) {
      begin(in);
      return;
    }
    int index = (int) in.readUpTo(targets.size() - 1L, "table");
    in.require(index == keys.size() - (kind == BlockKind.TABLE ? 0 : 1), "a table is missing");
    OptionalInt target = targets.get(index);
    FeatureTable table = target.isPresent() ? tables.table(target.getAsInt()) : null;
    if (kind == BlockKind.TABLE) {
      keys.add(in.readUpTo(Long.MAX_VALUE, "number of keys"));
    }
    if (table != null) {
      fill(table, kind, in);
    }
  }

  /**
   * Says that there are no more blocks.
   *
   * @throws CellFormatException if some are missing
   */
  public void finish() throws CellFormatException {
    boolean isWhole = isBegun && keys.size() == targets.size();
    for (int i = 0; isWhole && isExact && i < keys.size(); i++) {
      isWhole = tables.table(i).room().isWhole(keys.get(i));
    }
    if (!isWhole) {
      throw new CellFormatException("states are missing");
    }
  }

  private void begin(CellReader in) throws CellFormatException {
    isBegun = true;
    long version = in.readUnsigned();
    in.require(version == FrozenTables.VERSION, "version " + version + " is not known");
    ByteBudget budget = tables.budget();
    isExact = in.readUnsigned() == budget.bytes() && targets.size() == tables.size();
    long peak = in.readUpTo(Long.MAX_VALUE, "peak");
    long size = in.readUnsigned();
    in.require(size == targets.size(), size + " tables were written");
    for (int i = 0; i < targets.size(); i++) {
      long share = in.readUnsigned();
      isExact =
          isExact
              && targets.get(i).equals(OptionalInt.of(i))
              && share == tables.table(i).shareBytes();
    }
    in.requireEnd();
    if (isExact) {
      budget.wasInUse(peak);
    }
  }

  private void fill(FeatureTable table, BlockKind kind, CellReader in) throws CellFormatException {
    switch (kind) {
      case TABLE -> counts(table, in);
      case STRIPE -> stripe(table, in);
      case SIGHTS -> sights(table, in);
      case TABLES -> throw new CellFormatException("a second beginning");
    }
  }

  private void counts(FeatureTable table, CellReader in) throws CellFormatException {
    long peak = count(in);
    long expired = count(in);
    long evicted = count(in);
    long late = count(in);
    long deferred = count(in);
    table.takeCounts(new TableStats(0, 0, peak, 0, expired, evicted, late, deferred, count(in)));
    long places = count(in);
    if (isExact) {
      table.room().wasAsLargeAs(peak);
      in.require(table.sights().hasPlaces(places), "the filter has another size");
    }
    in.requireEnd();
  }

  private void stripe(FeatureTable table, CellReader in) throws CellFormatException {
    int index = (int) in.readUpTo(KeyHash.STRIPES - 1, "stripe");
    StripeHead head = StripeHead.read(in);
    long slot = in.readUpTo(head.capacity(), "slot");
    if (isExact && slot == 0) {
      table.room().shape(index, head);
    }
    for (; !in.isAtEnd(); slot++) {
      slot += in.readUpTo(Integer.MAX_VALUE, "number of free slots");
      in.require(slot < head.capacity(), "there is no slot " + slot);
      long key = in.readWord();
      in.require(key != 0, "a key is 0");
      byte[] state = in.readBytes((int) in.readUpTo(Integer.MAX_VALUE, "length"));
      if (isExact) {
        table.room().put(index, (int) slot, key, state);
      } else {
        table.restore(key, state);
      }
    }
  }

  private void sights(FeatureTable table, CellReader in) throws CellFormatException {
    if (!isExact) {
      return;
    }
    long place = in.readUpTo(Integer.MAX_VALUE, "place");
    for (; !in.isAtEnd(); place++) {
      place += in.readUpTo(Integer.MAX_VALUE, "number of free places");
      int entry = (int) in.readUpTo((1L << Integer.SIZE) - 1, "entry");
      in.require(table.sights().hasPlace(place), "there is no place " + place);
      table.sights().put((int) place, entry);
    }
  }

  private static long count(CellReader in) throws CellFormatException {
    return in.readUpTo(Long.MAX_VALUE, "count");
  }
}
