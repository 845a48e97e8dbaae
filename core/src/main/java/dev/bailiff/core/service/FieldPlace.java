package dev.bailiff.core.service;

import java.util.Locale;
import java.util.Optional;

/** Where in a request a field is. */
public enum FieldPlace {
  PATH,
  QUERY,
  HEADER,
  COOKIE,
  /** In the body, whether JSON, XML or a form. */
  BODY;

  /** The name that people and OpenAPI write, such as {@code query}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The place with this name. */
  public static Optional<FieldPlace> labelled(String label) {
    for (FieldPlace place : values()) {
      if (place.label().equals(label)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }
}
