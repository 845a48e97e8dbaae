package dev.bailiff.detectors.seclang.operator;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/** Where in a text an operator found what it asks for, and the groups of its pattern. */
public final class Match {
  /** As many as rules can name. */
  private static final int MAX_GROUPS = 10;

  private int start;
  private int end;
  private List<String> groups = List.of();

  /** Notes that it was found between two indexes. */
  void at(int from, int to, String text) {
    start = from;
    end = to;
    groups = List.of(text.substring(from, to));
  }

  void at(Matcher matcher) {
    start = matcher.start();
    end = matcher.end();
    List<String> all = new ArrayList<>();
    for (int i = 0; i <= matcher.groupCount() && i < MAX_GROUPS; i++) {
      String group = matcher.group(i);
      all.add(group == null ? "" : group);
    }
    groups = all;
  }

  /** Forgets what was found. */
  public void clear() {
    start = 0;
    end = 0;
    groups = List.of();
  }

  /** The index of its first character. */
  public int start() {
    return start;
  }

  /** The index after its last character; not past {@link #start} if the place is not known. */
  public int end() {
    return end;
  }

  /** What was found, then what its groups hold. */
  public List<String> groups() {
    return groups;
  }
}
