package dev.bailiff.rules.compare;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What differs in one part of a policy.
 *
 * @param subject the part, such as {@code rule 1.2/brute-force}
 * @param note what follows from it; empty if nothing does
 * @param lines the lines that went, came or stayed
 */
public record Change(String subject, String note, List<Line> lines) {
  public Change {
    requireNonNull(subject, "subject");
    requireNonNull(note, "note");
    lines = List.copyOf(lines);
  }

  /** What happened to a line. */
  public enum Kind {
    STAYED(' '),
    WENT('-'),
    CAME('+');

    private final char sign;

    Kind(char sign) {
      this.sign = sign;
    }

    /** The sign before the line. */
    public char sign() {
      return sign;
    }
  }

  /** One line of text. */
  public record Line(Kind kind, String text) {
    @Override
    public String toString() {
      return text.isEmpty() ? String.valueOf(kind.sign()).strip() : kind.sign() + " " + text;
    }
  }

  /** The part and what follows. */
  public String title() {
    return note.isEmpty() ? subject : subject + " (" + note + ")";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(title()).append('\n');
    lines.forEach(line -> text.append(("  " + line).stripTrailing()).append('\n'));
    return text.toString();
  }
}
