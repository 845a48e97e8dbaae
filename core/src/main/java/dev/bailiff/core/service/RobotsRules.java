package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code robots.txt} (RFC 9309) lets robots read. Immutable.
 *
 * @param groups whom its lines are for
 */
public record RobotsRules(List<Group> groups) {
  private static final String ANY = "*";

  public RobotsRules {
    groups = List.copyOf(groups);
  }

  /**
   * Lines for some robots.
   *
   * @param agents their product tokens in lower case, or {@code *}
   * @param lines what they may and may not read
   */
  public record Group(List<String> agents, List<Line> lines) {
    public Group {
      agents = List.copyOf(agents);
      lines = List.copyOf(lines);
    }
  }

  /**
   * One line.
   *
   * @param pattern how paths begin; {@code *} is any text, {@code $} at the end the end
   * @param isAllowed whether they may be read
   */
  public record Line(String pattern, boolean isAllowed) {
    public Line {
      requireNonNull(pattern, "pattern");
    }
  }

  /**
   * The line that keeps a robot from reading a path, if one does: the longest that fits, and of two
   * as long the one that allows.
   *
   * @param agent all that the robot calls itself
   * @param target the path, and the query if there is one
   */
  public Optional<String> forbidding(String agent, String target) {
    String token = token(agent.toLowerCase(Locale.ROOT));
    @Nullable Line decisive = null;
    for (Group group : groups) {
      if (group.agents().contains(token)) {
        for (Line line : group.lines()) {
          if (isStronger(line, decisive) && fits(line.pattern(), target)) {
            decisive = line;
          }
        }
      }
    }
    return decisive == null || decisive.isAllowed()
        ? Optional.empty()
        : Optional.of(decisive.pattern());
  }

  private static boolean isStronger(Line line, @Nullable Line before) {
    if (before == null || line.pattern().length() != before.pattern().length()) {
      return before == null || line.pattern().length() > before.pattern().length();
    }
    return line.isAllowed();
  }

  /** The longest token that the robot names; that of everybody if none is its own. */
  private String token(String agent) {
    String longest = "";
    for (Group group : groups) {
      for (String token : group.agents()) {
        if (token.length() > longest.length() && isNamed(token, agent)) {
          longest = token;
        }
      }
    }
    return longest.isEmpty() ? ANY : longest;
  }

  private static boolean isNamed(String token, String agent) {
    for (int at = agent.indexOf(token); at >= 0; at = agent.indexOf(token, at + 1)) {
      int end = at + token.length();
      if ((at == 0 || !isPart(agent.charAt(at - 1)))
          && (end == agent.length() || !isPart(agent.charAt(end)))) {
        return !token.equals(ANY);
      }
    }
    return false;
  }

  private static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  }

  /** Each piece between stars is looked for once, so the time is linear in both texts' product. */
  private static boolean fits(String pattern, String target) {
    boolean isWhole = pattern.endsWith("$");
    String[] pieces =
        (isWhole ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
    if (!target.startsWith(pieces[0])) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length; i++) {
      boolean isLast = i == pieces.length - 1;
      int found =
          isWhole && isLast
              ? target.endsWith(pieces[i]) ? target.length() - pieces[i].length() : -1
              : target.indexOf(pieces[i], at);
      if (found < at) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return !isWhole || at == target.length();
  }
}
