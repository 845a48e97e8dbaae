package dev.bailiff.core.feature;

/**
 * How one kind of feature keeps and reads its state.
 *
 * <p>A kind is a record of its parameters, checked; a {@link Cell} that works on the state; and a
 * tag that is never used for another.
 */
public sealed interface FeatureKind
    permits CountKind,
        ExactCountKind,
        SumKind,
        DistinctKind,
        RateKind,
        FirstKind,
        LastKind,
        RatioKind,
        SequenceKind,
        QuotaKind,
        BaselineKind,
        ChangeKind,
        RecentSetKind,
        UseKind {
  /** How the value is to be read. */
  ValueType valueType();

  /** The functions on the state of one key; immutable, so one may serve many tables. */
  Cell cell();

  /** What this kind is called in encoded state, from 1 to 255. */
  int tag();

  /** The parameters that give the state its meaning, none negative. */
  long[] parameters();
}
