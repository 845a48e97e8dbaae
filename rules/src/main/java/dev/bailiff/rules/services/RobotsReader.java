package dev.bailiff.rules.services;

import dev.bailiff.core.service.RobotsRules;
import dev.bailiff.core.service.RobotsRules.Group;
import dev.bailiff.core.service.RobotsRules.Line;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what the provider's hosts say in their {@code robots.txt} (RFC 9309). */
final class RobotsReader {
  static final List<String> KEYS = List.of("hosts", "says", "note");

  /** Beyond these a path would take long to judge; the largest public files have some thousand. */
  private static final int MOST_LINES = 5_000;

  private static final int MOST_STARS = 10;
  private static final int LONGEST_PATTERN = 1_000;

  private final Problems problems;
  private final List<Group> groups = new ArrayList<>();
  private List<String> agents = new ArrayList<>();
  private List<Line> lines = new ArrayList<>();
  private boolean hasLines;

  private RobotsReader(Problems problems) {
    this.problems = problems;
  }

  /** What is said to robots, by host. */
  static Map<String, RobotsRules> read(List<YamlNode> nodes, Problems problems) {
    Map<String, RobotsRules> byHost = new HashMap<>();
    for (YamlNode node : nodes) {
      Section.of(node, "what robots are told", KEYS, problems)
          .ifPresent(section -> {
            Optional<RobotsRules> rules =
                section.required("says").map(text -> new RobotsReader(problems).rules(text));
            for (Text host : section.requiredTexts("hosts")) {
              if (rules.isPresent() && byHost.put(host.value(), rules.get()) != null) {
                problems.error(host.place(), "`" + host.value() + "` tells robots two things");
              }
            }
          });
    }
    return byHost;
  }

  private RobotsRules rules(Text text) {
    List<String> written = text.value().lines().toList();
    if (written.size() > MOST_LINES) {
      problems.error(text.place(), "more than " + MOST_LINES + " lines");
      return new RobotsRules(List.of());
    }
    written.forEach(line -> line(line, text));
    close();
    if (groups.isEmpty()) {
      problems.error(text.place(), "no robot is told anything", "begin with `User-agent: *`");
    }
    return new RobotsRules(groups);
  }

  /** As the standard asks, what is not understood is passed over. */
  private void line(String written, Text text) {
    int comment = written.indexOf('#');
    String line = comment < 0 ? written : written.substring(0, comment);
    int colon = line.indexOf(':');
    if (colon < 0) {
      return;
    }
    String value = line.substring(colon + 1).strip();
    switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
      case "user-agent" -> agent(value);
      case "allow" -> pattern(value, true, text);
      case "disallow" -> pattern(value, false, text);
      default -> {} // sitemaps and the like
    }
  }

  private void agent(String value) {
    if (hasLines) {
      close();
    }
    agents.add(value.toLowerCase(Locale.ROOT));
  }

  private void pattern(String value, boolean isAllowed, Text text) {
    hasLines = true;
    long stars = value.chars().filter(c -> c == '*').count();
    if (stars > MOST_STARS || value.length() > LONGEST_PATTERN) {
      problems.error(
          text.place(),
          "a pattern with %d stars and %d characters".formatted(stars, value.length()),
          "at most " + MOST_STARS + " and " + LONGEST_PATTERN);
    } else if (!value.isEmpty() && !agents.isEmpty()) {
      lines.add(new Line(value, isAllowed));
    }
  }

  private void close() {
    if (!agents.isEmpty()) {
      groups.add(new Group(agents, lines));
    }
    agents = new ArrayList<>();
    lines = new ArrayList<>();
    hasLines = false;
  }
}
