package dev.bailiff.core.service;

import java.util.Locale;
import java.util.Optional;

/** What a field of a request is for, which decides what may be expected in it. */
public enum FieldPurpose {
  /** Names one thing: a number, a key, a UUID, a slug. */
  IDENTIFIER,
  /** One of a few written-down values. */
  CHOICE,
  NUMBER,
  FLAG,
  /** A date or a time. */
  MOMENT,
  /** A mail address. */
  MAIL,
  URL,
  FILE_NAME,
  /** A short name or title. */
  LABEL,
  /** Prose of any length, which may talk about anything. */
  FREE_TEXT,
  /** Program text or markup that the service keeps as such. */
  CODE,
  /** An expression in a language that the service offers for searching. */
  QUERY,
  SECRET,
  /** Bytes of a file. */
  BINARY,
  /** The field is published, and nothing says what it is for. */
  UNKNOWN;

  /** Whether a value may say anything: it is kept, shown or searched by, and not run. */
  public boolean isText() {
    return switch (this) {
      case FREE_TEXT, CODE, QUERY, BINARY -> true;
      case IDENTIFIER, CHOICE, NUMBER, FLAG, MOMENT, MAIL, URL, FILE_NAME, LABEL, SECRET, UNKNOWN ->
          false;
    };
  }

  /** The name that people write, such as {@code free-text}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The purpose with this name. */
  public static Optional<FieldPurpose> labelled(String label) {
    for (FieldPurpose purpose : values()) {
      if (purpose.label().equals(label)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }
}
