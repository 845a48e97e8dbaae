package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.text.Directive;
import dev.bailiff.detectors.seclang.text.DirectiveReader;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.RuleText;
import dev.bailiff.detectors.seclang.text.Spot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts the directives of all files into one order: files that no other includes in the order of
 * their names, the one that sets things up first; those that are included where that is said.
 */
final class Inclusion {
  private static final String SETUP = "crs-setup.conf";

  private final Map<String, List<Directive>> files = new LinkedHashMap<>();
  private final Consumer<Remark> remarks;
  private final Set<String> used = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final List<Directive> ordered = new ArrayList<>();

  private Inclusion(Consumer<Remark> remarks) {
    this.remarks = remarks;
  }

  static List<Directive> ordered(List<RuleText> texts, Consumer<Remark> remarks) {
    Inclusion inclusion = new Inclusion(remarks);
    Map<String, RuleText> byName = new TreeMap<>();
    texts.stream().filter(RuleText::holdsDirectives).forEach(t -> byName.put(t.name(), t));
    RuleText setup = byName.remove(SETUP);
    if (setup != null) {
      inclusion.files.put(SETUP, DirectiveReader.read(setup, remarks));
    }
    byName.forEach((name, text) -> inclusion.files.put(name, DirectiveReader.read(text, remarks)));
    inclusion.order();
    return inclusion.ordered;
  }

  private void order() {
    Set<String> included = new HashSet<>();
    files.forEach((name, directives) ->
        directives.stream()
            .filter(Inclusion::isInclude)
            .forEach(each -> included.addAll(named(each))));
    for (String name : files.keySet()) {
      if (!included.contains(name)) {
        add(name);
      }
    }
    for (String name : files.keySet()) { // only those that include each other are left
      if (!used.contains(name)) {
        add(name);
      }
    }
  }

  private void add(String name) {
    used.add(name);
    open.push(name);
    for (Directive directive : files.getOrDefault(name, List.of())) {
      if (isInclude(directive)) {
        include(directive);
      } else {
        ordered.add(directive);
      }
    }
    open.pop();
  }

  private void include(Directive directive) {
    List<String> names = named(directive);
    if (names.isEmpty() && directive.key().equals("include")) {
      error(directive.spot(), "no file is called `" + argument(directive) + "`");
    }
    for (String name : names) {
      if (open.contains(name)) {
        error(directive.spot(), "`" + name + "` includes itself");
      } else if (!used.contains(name)) {
        add(name);
      }
    }
  }

  /** Folders do not count: files come without them. */
  private List<String> named(Directive directive) {
    String argument = argument(directive);
    String last = argument.substring(argument.lastIndexOf('/') + 1);
    if (last.isEmpty()) {
      return List.of();
    }
    return files.keySet().stream().filter(name -> fits(name, 0, last, 0)).toList();
  }

  /** Whether a name fits a pattern with stars; only the last star is ever gone back to. */
  private static boolean fits(String name, int nameStart, String glob, int globStart) {
    int at = nameStart;
    int in = globStart;
    int star = -1;
    int resume = 0;
    while (at < name.length()) {
      if (in < glob.length() && (glob.charAt(in) == '?' || glob.charAt(in) == name.charAt(at))) {
        at++;
        in++;
      } else if (in < glob.length() && glob.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < glob.length() && glob.charAt(in) == '*') {
      in++;
    }
    return in == glob.length();
  }

  private static String argument(Directive directive) {
    return directive.words().isEmpty() ? "" : directive.words().getFirst().text();
  }

  private static boolean isInclude(Directive directive) {
    return directive.key().equals("include") || directive.key().equals("includeoptional");
  }

  private void error(Spot spot, String message) {
    remarks.accept(new Remark(spot, Remark.Kind.ERROR, "Include", message));
  }
}
