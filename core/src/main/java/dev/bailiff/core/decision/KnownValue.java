package dev.bailiff.core.decision;

import dev.bailiff.core.condition.ValueMemo;
import dev.bailiff.core.signal.Signal;
import org.jspecify.annotations.Nullable;

/** What follows from one value of one field, or from its absence. */
final class KnownValue extends ValueMemo {
  /** The text, or null for a number, a flag or the absence of a value; the latest of equal ones. */
  @Nullable String text;

  /** The number or flag. */
  final long bits;

  /** A bit for each condition that the value leaves open; see {@link Sieve}. */
  final long[] open;

  /** Whether it may be met again; a very long text is not kept. */
  final boolean isKept;

  /** What detections that read this field alone raise, by their number; null until asked. */
  private final Signal[] @Nullable [] raised;

  /** Bits of the detections, by their number, that were asked whether they are silent on it. */
  private long asked;

  /** Bits of those that said so. */
  long silent;

  KnownValue(@Nullable String text, long bits, int words, boolean isKept, int detections) {
    this.text = text;
    this.bits = bits;
    this.open = new long[words];
    this.isKept = isKept;
    this.raised = new Signal[detections] @Nullable [];
  }

  /** Readers give equal texts as one object, but seldom from the first time on. */
  @SuppressWarnings("ReferenceEquality") // a quick yes
  boolean isText(String other) {
    if (text == other) {
      return true;
    }
    boolean isEqual = other.equals(text);
    if (isEqual) {
      text = other;
    }
    return isEqual;
  }

  Signal @Nullable [] raised(int detection) {
    return raised[detection];
  }

  void raised(int detection, Signal[] signals) {
    raised[detection] = signals;
  }

  boolean isAsked(int detection) {
    return (asked >>> detection & 1) != 0;
  }

  boolean isSilent(int detection) {
    return (silent >>> detection & 1) != 0;
  }

  boolean answer(int detection, boolean isSilent) {
    asked |= 1L << detection;
    silent |= isSilent ? 1L << detection : 0;
    return isSilent;
  }
}
