package dev.bailiff.core.service;

import java.util.Locale;

/** In what a call departs from what is published. */
public enum Undocumented {
  /** In nothing, or nothing is published to depart from. */
  NOTHING,
  /** There is no such path. */
  ROUTE,
  /** The path is not called with this method. */
  METHOD,
  /** The operation has no such parameter in its query. */
  PARAMETER;

  /** The name that conditions use; empty for nothing. */
  public String label() {
    return this == NOTHING ? "" : name().toLowerCase(Locale.ROOT);
  }
}
