package dev.bailiff.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A {@link FeatureTable} for each feature, under one budget of bytes that all of them together
 * never pass. A table may take more than its share while others leave theirs unused; once they need
 * it, the tables furthest beyond their shares give it back, and lose states for that.
 *
 * <p>Not safe for use by several threads at once: a thread that wants state of its own has tables
 * of its own, and events are dealt to them by key.
 */
public final class FeatureTables implements FeatureMemory {
  private final FeatureTable[] tables;
  private final ByteBudget budget;
  private final long filterBytes;

  /** What the first pass over a batch read: kept, so that the compiler cannot leave it out. */
  long touched;

  private FeatureTables(FeatureTable[] tables, ByteBudget budget, long filterBytes) {
    this.tables = tables;
    this.budget = budget;
    this.filterBytes = filterBytes;
  }

  /** Tables that can each hold about the same number of keys. */
  public static FeatureTables sharing(long budgetBytes, List<FeatureKind> kinds) {
    List<Integer> weights = new ArrayList<>();
    for (FeatureKind kind : kinds) {
      weights.add(kind.cell().words() + 1);
    }
    return weighted(budgetBytes, kinds, weights);
  }

  /** Tables whose shares of the budget are as their weights; each at least what it needs. */
  public static FeatureTables weighted(
      long budgetBytes, List<FeatureKind> kinds, List<Integer> weights) {
    if (kinds.size() != weights.size()) {
      throw new IllegalArgumentException(
          kinds.size() + " features have " + weights.size() + " weights");
    }
    double perWeight = (double) budgetBytes / weights.stream().mapToLong(Integer::longValue).sum();
    long[] shares = weights.stream().mapToLong(weight -> (long) (perWeight * weight)).toArray();
    long filters = Arrays.stream(shares).map(FeatureTable::filterBytes).sum();
    ByteBudget budget = new ByteBudget(Arrays.stream(shares).sum() - filters);
    FeatureTable[] tables = new FeatureTable[kinds.size()];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = new FeatureTable(kinds.get(i), shares[i], budget);
    }
    return new FeatureTables(tables, budget, filters);
  }

  /**
   * Tables for other features, some of which go on from the state of features here, and which are
   * used instead of these from then on. If the budget is refused, nothing is changed.
   *
   * @param budgetBytes what the others may take together
   * @param kinds the kinds of the others
   * @param origins for each of the others the index of the feature here that it goes on from, which
   *     is of the same kind; empty if it begins without state
   */
  public FeatureTables followedBy(
      long budgetBytes, List<FeatureKind> kinds, List<OptionalInt> origins) {
    FeatureTables next = sharing(budgetBytes, kinds);
    for (int i = 0; i < kinds.size(); i++) {
      if (origins.get(i).isPresent()) {
        next.tables[i].goOnFrom(tables[origins.get(i).getAsInt()]);
      }
    }
    return next;
  }

  /**
   * The state of all features as it is now, for another thread to write down. Tables go on at once;
   * a part of them that changes before it is written is copied then, so that writing may take as
   * much memory again for its time.
   */
  public FrozenTables freeze() {
    List<FrozenTable> frozen = new ArrayList<>();
    for (FeatureTable table : tables) {
      frozen.add(table.freeze());
    }
    return new FrozenTables(budget.bytes(), budget.peak(), frozen);
  }

  /** What all arrays of states may take together. */
  ByteBudget budget() {
    return budget;
  }

  /** The fewest bytes that {@link #sharing} can divide among these features. */
  public static long leastBudget(List<FeatureKind> kinds) {
    long perWord = 0;
    long words = 0;
    for (FeatureKind kind : kinds) {
      int slotWords = kind.cell().words() + 1;
      perWord = Math.max(perWord, FeatureTable.leastBudget(kind) / slotWords + 1);
      words += slotWords;
    }
    return perWord * words + kinds.size();
  }

  @Override
  public long update(int feature, long key, long timeMillis, long argument) {
    return tables[feature].update(key, timeMillis, argument);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A first pass reads a word where each state should be. Nothing is decided by what it reads,
   * so the processor waits for many words at once; the second pass finds them in its cache.
   */
  @Override
  public void update(UpdateBatch batch) {
    int size = batch.size();
    long words = 0;
    for (int i = 0; i < size; i++) {
      words ^= tables[batch.feature(i)].touch(batch.key(i));
    }
    touched = words;
    for (int i = 0; i < size; i++) {
      FeatureTable table = tables[batch.feature(i)];
      long value = table.update(batch.key(i), batch.timeMillis(i), batch.argument(i));
      batch.setValue(i, value);
    }
  }

  @Override
  public long read(int feature, long key, long timeMillis) {
    return tables[feature].read(key, timeMillis);
  }

  /** The table of one feature, for its statistics and snapshot. */
  public FeatureTable table(int feature) {
    return tables[feature];
  }

  /** The most bytes that all tables ever took at one moment, with their filters at full size. */
  public long peakBytes() {
    return budget.peak() + filterBytes;
  }

  /** How many features there are. */
  public int size() {
    return tables.length;
  }
}
