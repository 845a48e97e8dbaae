package dev.bailiff.casework.access;

import dev.bailiff.casework.audit.Actor;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Whether two who act are one person, for what takes two.
 *
 * <p>Behind a key is the person who owns it, and whoever made it, who may know it: so are they
 * behind the keys that this key made. The operator, who can read the service's folder and so could
 * do anything, is behind a key only if nobody else owns it: somebody has to make the first keys.
 */
public final class OnePerson {
  /** What stands before the name of a key where it acts. */
  public static final String BY_KEY = "key:";

  private static final String OPERATOR = BY_KEY + "operator";

  /** Keys that were made by keys; nobody goes further. */
  private static final int MOST_STEPS = 16;

  private OnePerson() {}

  /** The person who acts, or who owns the key that does. */
  public static String owner(DSLContext sql, Actor actor) {
    return key(sql, actor.name()).map(key -> key.people().owner()).orElse(actor.name());
  }

  /** Whether somebody is behind both. */
  public static boolean isBehind(DSLContext sql, Actor one, Actor other) {
    return !Collections.disjoint(behind(sql, one), behind(sql, other));
  }

  private static Set<String> behind(DSLContext sql, Actor actor) {
    Set<String> people = new HashSet<>();
    String next = actor.name();
    for (int i = 0; i < MOST_STEPS; i++) {
      people.add(same(next));
      Optional<ApiKey> key = key(sql, next);
      if (key.isEmpty()) {
        break;
      }
      people.add(same(key.get().people().owner()));
      next = key.get().people().maker();
      if (next.equals(OPERATOR)) {
        break;
      }
    }
    return people;
  }

  private static Optional<ApiKey> key(DSLContext sql, String name) {
    return name.startsWith(BY_KEY)
        ? KeyStore.find(sql, name.substring(BY_KEY.length()))
        : Optional.empty();
  }

  /** Addresses, which people are often called by, are written in more than one way. */
  private static String same(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
