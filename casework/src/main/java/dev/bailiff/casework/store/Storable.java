package dev.bailiff.casework.store;

import dev.bailiff.core.event.EntityRef;

/** What every database can keep. */
public final class Storable {
  private static final char REPLACEMENT = '\uFFFD';

  private static final int LONGEST_ID = 512;

  /** With the digest behind it, it is no longer than others. */
  private static final int KEPT_OF_LONG_IDS = 440;

  private Storable() {}

  /**
   * The text, with replacement characters for NUL, which PostgreSQL refuses, and for halves of
   * surrogate pairs, which UTF-8 cannot express. A text from outside must not be able to stop
   * everything behind it.
   */
  public static String text(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      if (isBad(text, i)) {
        if (changed == null) {
          changed = new StringBuilder(text);
        }
        changed.setCharAt(i, REPLACEMENT);
      }
    }
    return changed == null ? text : changed.toString();
  }

  /**
   * The id, if an index can hold it (PostgreSQL's take 2,704 bytes), and otherwise its beginning
   * with a digest of all of it. Ids of entities come from outside; one must be looked up as it was
   * written.
   */
  public static String id(String id) {
    if (id.length() <= LONGEST_ID) {
      return text(id);
    }
    return text(id.substring(0, KEPT_OF_LONG_IDS)) + "…" + Digest.begin().add(id).hex();
  }

  /** The entity, by its id as it is written. */
  public static EntityRef ref(EntityRef entity) {
    String id = id(entity.id());
    return id.equals(entity.id()) ? entity : new EntityRef(entity.entity(), id);
  }

  private static boolean isBad(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c == 0;
  }
}
