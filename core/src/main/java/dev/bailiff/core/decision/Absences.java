package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the fields that an event lacks, found once for all events that lack the same:
 * most events of a type that one source sends.
 */
final class Absences {
  /** Few sources send events with as many sets of fields. */
  private static final int PLACE_BITS = 6;

  private final FieldMemory[] fields;
  private final long[] all;
  private final long asked;
  private final @Nullable Pattern[] recent = new @Nullable Pattern[1 << PLACE_BITS];

  /** Which fields are there, and what the absence of the others leaves open. */
  static final class Pattern {
    final FieldMemory[] present;
    final FieldMemory[] absent;

    /** A bit for each condition that no absence closes. */
    final long[] open;

    private final long presence;

    private Pattern(
        long presence, List<FieldMemory> present, List<FieldMemory> absent, long[] open) {
      this.presence = presence;
      this.present = present.toArray(FieldMemory[]::new);
      this.absent = absent.toArray(FieldMemory[]::new);
      this.open = open;
    }
  }

  /**
   * Absences of these fields.
   *
   * @param all a bit for each condition
   */
  Absences(FieldMemory[] fields, long[] all) {
    this.fields = fields;
    this.all = all;
    long bits = 0;
    for (FieldMemory field : fields) {
      bits |= 1L << field.index();
    }
    this.asked = bits;
  }

  /** The pattern of the scope's event. */
  Pattern of(Scope scope) {
    long presence = scope.event().presence() & asked;
    int place = (int) ((presence * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - PLACE_BITS));
    Pattern known = recent[place];
    if (known == null || known.presence != presence) {
      known = pattern(presence, scope);
      recent[place] = known;
    }
    return known;
  }

  private Pattern pattern(long presence, Scope scope) {
    List<FieldMemory> present = new ArrayList<>();
    List<FieldMemory> absent = new ArrayList<>();
    long[] open = all.clone();
    for (FieldMemory field : fields) {
      if ((presence >>> field.index() & 1) != 0) {
        present.add(field);
      } else {
        absent.add(field);
        Bits.retain(open, field.absent(scope).open);
      }
    }
    return new Pattern(presence, present, absent, open);
  }
}
