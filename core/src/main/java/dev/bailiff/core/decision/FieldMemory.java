package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Atom;
import dev.bailiff.core.condition.Equality;
import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.condition.Truth;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recent values of one field with what follows from each of them. A value's hash names its two
 * places; of the values that share them, the two last seen are remembered.
 */
final class FieldMemory {
  /** Agent strings and paths of a busy site number in the thousands. */
  private static final int PLACES = 8_192;

  /** Longer texts are looked at each time rather than kept. */
  private static final int LONGEST_KEPT = 1_024;

  private final Field field;
  private final int index;
  private final boolean isText;
  private final int detections;
  private final long[] mustHold;
  private final @Nullable KnownValue[] recent = new @Nullable KnownValue[PLACES];
  private final Map<Object, long[]> byValue = new HashMap<>();
  private final long[] demanding;
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private @Nullable KnownValue absent;

  /** Bits of the detections whose outcome depends on the field. */
  private long decided;

  /** A conjunct and the conditions that have it. */
  private static final class Filter {
    final Atom atom;
    final long[] conditions;

    Filter(Atom atom, int words) {
      this.atom = atom;
      this.conditions = new long[words];
    }
  }

  /**
   * @param mustHold the conditions that are closed by a conjunct that cannot say
   * @param detections how many detections the event type has
   */
  FieldMemory(Field field, long[] mustHold, int detections) {
    this.field = field;
    this.index = field.index();
    this.isText = field.type() == FieldType.TEXT;
    this.detections = detections;
    this.mustHold = mustHold;
    this.demanding = new long[mustHold.length];
  }

  /** Adds a conjunct, which reads this field alone, of the condition at this place. */
  void add(int place, Atom atom) {
    Equality equality = atom.equality().orElse(null);
    if (equality != null && !Bits.has(demanding, place)) {
      Bits.set(demanding, place);
      for (Object value : equality.values()) {
        Bits.set(byValue.computeIfAbsent(value, v -> new long[mustHold.length]), place);
      }
    } else {
      Filter filter =
          filters.computeIfAbsent(atom.source(), source -> new Filter(atom, mustHold.length));
      Bits.set(filter.conditions, place);
    }
  }

  /** Notes that the outcome of the detection with this bit depends on the field. */
  void decides(long detection) {
    decided |= detection;
  }

  long decided() {
    return decided;
  }

  int index() {
    return index;
  }

  /** What follows from the field's absence in the scope's event. */
  KnownValue absent(Scope scope) {
    KnownValue known = absent;
    if (known == null) {
      known = known(null, 0, true, null, scope);
      absent = known;
    }
    return known;
  }

  /** What follows from the value that the scope's event has; the scope remembers with it. */
  KnownValue of(Scope scope) {
    Event event = scope.event();
    KnownValue known = isText ? text(event.text(field), scope) : number(event.bits(field), scope);
    scope.rememberWith(field, known);
    return known;
  }

  private KnownValue text(String text, Scope scope) {
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & PLACES - 2;
    KnownValue last = recent[place];
    if (last != null && last.isText(text)) {
      return last;
    }
    KnownValue earlier = recent[place + 1];
    if (earlier != null && earlier.isText(text)) {
      return remember(place, earlier);
    }
    boolean isKept = text.length() <= LONGEST_KEPT;
    KnownValue known = known(text, 0, isKept, text, scope);
    return isKept ? remember(place, known) : known;
  }

  private KnownValue remember(int place, KnownValue known) {
    recent[place + 1] = recent[place];
    recent[place] = known;
    return known;
  }

  private KnownValue number(long bits, Scope scope) {
    int place = (int) (bits ^ bits >>> 13) & PLACES - 1;
    KnownValue known = recent[place];
    if (known == null || known.bits != bits) {
      Object value = field.type() == FieldType.FLAG ? (Object) (bits != 0) : (Object) bits;
      known = known(null, bits, true, value, scope);
      recent[place] = known;
    }
    return known;
  }

  private KnownValue known(
      @Nullable String text, long bits, boolean isKept, @Nullable Object value, Scope scope) {
    KnownValue known = new KnownValue(text, bits, mustHold.length, isKept, detections);
    scope.rememberWith(field, known);
    open(known.open, value, scope);
    return known;
  }

  private void open(long[] open, @Nullable Object value, Scope scope) {
    Arrays.fill(open, -1);
    if (value == null) {
      close(open, demanding, Truth.UNKNOWN);
    } else {
      long[] met = byValue.get(value);
      for (int i = 0; i < open.length; i++) {
        open[i] = ~demanding[i] | (met == null ? 0 : met[i]);
      }
    }
    for (Filter filter : filters.values()) {
      close(open, filter.conditions, truth(filter.atom, scope));
    }
  }

  private void close(long[] open, long[] conditions, Truth truth) {
    for (int i = 0; i < open.length; i++) {
      open[i] &=
          switch (truth) {
            case YES -> -1;
            case NO -> ~conditions[i];
            case UNKNOWN -> ~(conditions[i] & mustHold[i]);
          };
    }
  }

  /** The answer of a conjunct; one that breaks cannot say, and its rule will report it. */
  private static Truth truth(Atom atom, Scope scope) {
    try {
      return atom.condition().test(scope);
    } catch (RuntimeException broken) {
      return Truth.UNKNOWN;
    } finally {
      scope.takeFailure();
    }
  }
}
