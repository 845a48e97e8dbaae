package dev.bailiff.rules.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.service.RobotsRules;
import dev.bailiff.core.service.RobotsRules.Group;
import dev.bailiff.core.service.RobotsRules.Line;
import dev.bailiff.core.service.Services;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RobotsReaderTest {
  private final Problems problems = new Problems();

  @Test
  void a_file_is_read_as_robots_read_it() {
    Services services =
        read(
            """
            robots:
              - hosts: [www.example.com, example.com]
                says: |
                  Sitemap: https://www.example.com/sitemap.xml
                  Disallow: /before-any-robot
                  USER-AGENT: FooBot   # the first
                  User-agent: barbot

                  Disallow: /private/ # not for them
                  allow:/private/open
                  Crawl-delay: 5
                  Disallow:
                  what is this

                  user-agent: *
                  Disallow: /search
            """);

    assertThat(problems.sorted()).isEmpty();
    RobotsRules rules =
        new RobotsRules(
            List.of(
                new Group(
                    List.of("foobot", "barbot"),
                    List.of(new Line("/private/", false), new Line("/private/open", true))),
                new Group(List.of("*"), List.of(new Line("/search", false)))));
    assertThat(services.robots("example.com")).contains(rules);
    assertThat(services.robots("other.example")).isEmpty();
    assertThat(services.robots("")).contains(rules); // a log that names no host, and one file
  }

  @Test
  void what_cannot_be_meant_or_would_take_long_is_refused() {
    Services services =
        read(
            """
            robots:
              - hosts: a.example
                says: "Disallow: /nobody-is-told"
              - hosts: [b.example, b.example]
                says: "User-agent: *\\nDisallow: /%s"
              - says: "User-agent: *"
            """
                .formatted("a*".repeat(11)));

    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "no robot is told anything",
            "a pattern with 11 stars and 23 characters",
            "`b.example` tells robots two things",
            "what robots are told has no `hosts`");
    assertThat(services.robots("")).isEqualTo(Optional.empty());
  }

  private Services read(String robots) {
    PolicySource source = PolicySource.of(Map.of(ServicesReader.FILE, "services: []\n" + robots));
    return ServicesReader.read(source, problems).services();
  }
}
