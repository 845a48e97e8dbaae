package dev.bailiff.core.condition;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.PermitUse;
import dev.bailiff.core.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What expressions read while one event is decided: the event, its facts, its signals, its
 * features, and the results of sub-expressions that several rules share. One scope serves one
 * thread and is reused from event to event.
 *
 * <p><b>Failures.</b> An expression that has no value calls {@link #fail} and returns anything.
 * Whoever uses the value checks {@link #failed()} first. {@code a && b} takes the failure of one
 * side if the other side decides the answer alone, as the CEL specification asks of its commutative
 * logical operators.
 */
public final class Scope {
  private final SignalReadings signals;
  private final FeatureReadings features;
  private final long[] memoValues;
  private final @Nullable Object[] memoObjects;
  private final int[] memoRounds;
  private final @Nullable Failure[] memoFailures;
  private final @Nullable ValueMemo[] values = new @Nullable ValueMemo[Field.MAX_FIELDS];
  private final List<PermitUse> permitUses = new ArrayList<>();
  private final TextHashes textHashes = new TextHashes();
  private int round = 1; // so that nothing is remembered before the first event
  private @Nullable Event event;
  private Facts facts = Facts.MISSING;
  private @Nullable Failure failure;

  /** A scope with room for this many shared sub-expressions. */
  public Scope(int memos, SignalReadings signals, FeatureReadings features) {
    this.signals = requireNonNull(signals, "signals");
    this.features = requireNonNull(features, "features");
    this.memoValues = new long[memos];
    this.memoObjects = new @Nullable Object[memos];
    this.memoRounds = new int[memos];
    this.memoFailures = new @Nullable Failure[memos];
  }

  /** Turns to the next event and forgets everything about the last. */
  public void begin(Event next, Facts known) {
    event = next;
    facts = known;
    failure = null;
    permitUses.clear();
    Arrays.fill(values, null);
    if (++round == 0) { // after 2^32 events old rounds could be mistaken for this one
      Arrays.fill(memoRounds, 0);
      round = 1;
    }
  }

  /** The event being decided. */
  public Event event() {
    return requireNonNull(event, "no event has begun");
  }

  /** What is known about the event from outside. */
  public Facts facts() {
    return facts;
  }

  /** The signal with this index, or null if it was not raised; may fail. */
  public @Nullable Signal signal(int index) {
    return signals.signal(index, this);
  }

  /** The 64 bits of the feature with this index; may fail. */
  public long feature(int index) {
    return features.feature(index, this);
  }

  /** A hash of the text in 64 bits, the same in every process. */
  public long hash(String text) {
    return textHashes.hash(text);
  }

  /** Records that the expression being computed has no value; the first reason is kept. */
  public void fail(Failure reason) {
    if (failure == null) {
      failure = reason;
    }
  }

  /** Whether the value just computed means nothing. */
  public boolean failed() {
    return failure != null;
  }

  /** The pending failure, which is cleared; null if there is none. */
  public @Nullable Failure takeFailure() {
    Failure taken = failure;
    failure = null;
    return taken;
  }

  /** Whether the shared sub-expression has been computed for this event. */
  public boolean remembers(int memo) {
    return memoRounds[memo] == round;
  }

  /** The remembered bits of a shared sub-expression, with its failure restored if it had one. */
  public long recall(int memo) {
    restoreFailure(memo);
    return memoValues[memo];
  }

  /** The remembered object of a shared sub-expression, with its failure restored if it had one. */
  public @Nullable Object recallObject(int memo) {
    restoreFailure(memo);
    return memoObjects[memo];
  }

  private void restoreFailure(int memo) {
    Failure remembered = memoFailures[memo];
    if (remembered != null) {
      fail(remembered);
    }
  }

  /**
   * Remembers the bits just computed for a shared sub-expression, and the pending failure if any.
   */
  public long remember(int memo, long bits) {
    memoRounds[memo] = round;
    memoValues[memo] = bits;
    rememberFailure(memo);
    return bits;
  }

  /**
   * Remembers the object just computed for a shared sub-expression, and the pending failure if any.
   */
  public @Nullable Object rememberObject(int memo, @Nullable Object value) {
    memoRounds[memo] = round;
    memoObjects[memo] = value;
    rememberFailure(memo);
    return value;
  }

  /** Writes only what differs, which is seldom: a collector wants to know of each reference. */
  @SuppressWarnings("ReferenceEquality")
  private void rememberFailure(int memo) {
    if (memoFailures[memo] != failure) {
      memoFailures[memo] = failure;
    }
  }

  /** Has expressions on this field alone remembered with its value. */
  public void rememberWith(Field field, ValueMemo value) {
    values[field.index()] = value;
  }

  /** The memo of the field's value in this event; null if its values are not remembered. */
  public @Nullable ValueMemo memo(Field field) {
    return values[field.index()];
  }

  /** Notes what a permit said of the event. */
  public void note(PermitUse use) {
    if (!permitUses.contains(use)) {
      permitUses.add(use);
    }
  }

  /** What permits said of the event, in the order in which they were asked. */
  public List<PermitUse> permitUses() {
    return permitUses.isEmpty() ? List.of() : List.copyOf(permitUses);
  }
}
