package dev.bailiff.rules.cel;

/** What an expression may read. */
public enum Reads {
  /** The event, its signals and its facts: what keys and filters of features are made of. */
  EVENT,
  /** Features too: what rules are made of. */
  EVERYTHING
}
