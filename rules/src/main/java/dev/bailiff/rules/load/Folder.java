package dev.bailiff.rules.load;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of a clause.
 *
 * @param name its name, such as {@code 1.5.1-inhuman-request-rate}
 * @param clause the number of the clause
 * @param slug the short name of the clause
 */
record Folder(String name, String clause, String slug) {
  private static final Pattern NAME =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){0,4})-([a-z0-9]+(?:-[a-z0-9]+)*)");

  /** The folder with this name; empty if that is not how folders of clauses are named. */
  static Optional<Folder> named(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new Folder(name, matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The name of a file in the folder. */
  String file(String file) {
    return name + "/" + file;
  }
}
