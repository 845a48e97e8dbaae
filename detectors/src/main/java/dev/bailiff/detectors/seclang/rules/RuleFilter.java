package dev.bailiff.detectors.seclang.rules;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rules an exclusion is about.
 *
 * @param by what is compared: {@code id}, {@code tag} or {@code msg}
 * @param ranges first and last id of each range
 * @param text the tag, or a part of the message
 */
record RuleFilter(String by, List<Range> ranges, String text) {
  /** Ids from the first to the last. */
  record Range(int first, int last) {}

  RuleFilter {
    requireNonNull(by, "by");
    ranges = List.copyOf(ranges);
    requireNonNull(text, "text");
  }

  /** Reads ids such as {@code 942100 920100-920199}; empty if they are none. */
  static Optional<RuleFilter> ids(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.replace('"', ' ').strip().split("[\\s,]+", -1)) {
      String[] ends = part.split("-", 2);
      if (!isId(ends[0]) || (ends.length > 1 && !isId(ends[1]))) {
        return Optional.empty();
      }
      int first = Integer.parseInt(ends[0]);
      ranges.add(new Range(first, ends.length > 1 ? Integer.parseInt(ends[1]) : first));
    }
    return Optional.of(new RuleFilter("id", ranges, ""));
  }

  static RuleFilter tag(String tag) {
    return new RuleFilter("tag", List.of(), tag);
  }

  static RuleFilter message(String part) {
    return new RuleFilter("msg", List.of(), part);
  }

  boolean includes(Rule rule) {
    return switch (by) {
      case "tag" -> rule.tags().contains(text);
      case "msg" -> rule.message().contains(text);
      default -> ranges.stream().anyMatch(r -> rule.id() >= r.first() && rule.id() <= r.last());
    };
  }

  static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(Character::isDigit);
  }
}
