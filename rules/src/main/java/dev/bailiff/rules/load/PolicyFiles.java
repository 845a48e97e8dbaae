package dev.bailiff.rules.load;

import dev.bailiff.rules.quantity.Sizes;
import dev.bailiff.rules.services.ServicesReader;
import dev.bailiff.rules.source.FileNames;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.source.Suggestion;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files that make a policy, by name. */
final class PolicyFiles {
  static final String POLICY = "policy.yaml";
  static final String FACTS = "facts.yaml";
  static final String CLAUSE = "clause.md";
  static final String RULES = "rules.yaml";
  static final String EXAMPLES = "examples.yaml";

  private static final List<String> AT_TOP = List.of(POLICY, FACTS, ServicesReader.FILE);
  private static final List<String> IN_FOLDER = List.of(CLAUSE, RULES, EXAMPLES);

  private PolicyFiles() {}

  /** Whether what the file says can change a decision or what people are told of it. */
  static boolean decides(String file) {
    return file.equals(POLICY)
        || file.equals(ServicesReader.FILE)
        || isDescription(file)
        || isImported(file)
        || file.endsWith("/" + CLAUSE)
        || file.endsWith("/" + RULES);
  }

  /** The names of the clause folders. */
  static SortedSet<String> folders(PolicySource source) {
    SortedSet<String> folders = new TreeSet<>(FileNames.ORDER);
    for (SourceText file : source.files()) {
      int slash = file.name().indexOf('/');
      if (slash > 0 && !isDescription(file.name()) && !isImported(file.name())) {
        folders.add(file.name().substring(0, slash));
      }
    }
    return folders;
  }

  /** Notes files that nothing reads, and limits that are passed. */
  static void check(PolicySource source, Problems problems) {
    for (SourceText file : source.files()) {
      checkName(file.name(), problems);
      long most = PolicySource.mostBytes(file.name());
      if (file.text().length() > most) {
        problems.error(
            Place.wholeFile(file.name()), "the file is longer than " + Sizes.print(most));
      }
    }
    if (source.files().size() > PolicySource.MAX_FILES) {
      problems.error(Place.wholeFile(POLICY), "more than " + PolicySource.MAX_FILES + " files");
    }
  }

  /** Whether the file describes an interface of a service. */
  private static boolean isDescription(String file) {
    return file.startsWith(ServicesReader.DESCRIPTIONS + "/");
  }

  /** Whether it is a rule of another program, which whoever knows that program reads. */
  private static boolean isImported(String file) {
    return file.startsWith(PolicySource.IMPORTED);
  }

  private static void checkName(String name, Problems problems) {
    if (isImported(name)) {
      return;
    }
    String[] parts = name.split("/", -1);
    String last = parts[parts.length - 1];
    List<String> known = parts.length == 1 ? AT_TOP : IN_FOLDER;
    boolean isNote = last.endsWith(".md") && !last.equals(CLAUSE);
    if (parts.length > 2) {
      problems.error(Place.wholeFile(name), "a folder within a clause's folder");
    } else if (!known.contains(last) && !isNote && !isDescription(name)) {
      problems.error(
          Place.wholeFile(name), "nothing reads this file", Suggestion.instead(last, known));
    }
  }
}
