package dev.bailiff.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.service.RobotsRules.Group;
import dev.bailiff.core.service.RobotsRules.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsRulesTest {
  private static final RobotsRules RULES =
      new RobotsRules(
          List.of(
              new Group(
                  List.of("*"), List.of(new Line("/example/", false), new Line("/x$", false))),
              new Group(
                  List.of("foobot", "bar-bot"),
                  List.of(
                      new Line("/example/page/", false),
                      new Line("/example/page/disallowed.gif", false),
                      new Line("/example/page/open", true),
                      new Line("/*.gif$", false),
                      new Line("/a*b*c", false),
                      new Line("/same", false),
                      new Line("/same", true))),
              new Group(List.of("foobot"), List.of(new Line("/more/", false))),
              new Group(List.of("quietbot"), List.of())));

  @ParameterizedTest
  @CsvSource({
    // who, what, the line that forbids it
    "OtherBot/1.0, /example/a, /example/",
    "OtherBot/1.0, /example, ''",
    "OtherBot/1.0, /x, /x$",
    "OtherBot/1.0, /xy, ''",
    "FooBot/2.1, /example/a, ''", // its own lines stand in place of everybody's
    "FooBot/2.1, /example/page/1, /example/page/",
    "FooBot/2.1, /example/page/open/1, ''",
    "FooBot/2.1, /example/page/disallowed.gif, /example/page/disallowed.gif",
    "FooBot/2.1, /pictures/a.gif, /*.gif$",
    "FooBot/2.1, /pictures/a.gif?size=1, ''",
    "FooBot/2.1, /axxbyyc, /a*b*c",
    "FooBot/2.1, /acb, ''",
    "FooBot/2.1, /same, ''", // of two as long the one that allows
    "FooBot/2.1, /more/1, /more/", // two groups for one robot are one
    "Mozilla/5.0 (compatible; bar-bot/1; +http://bar.example), /more/1, ''",
    "Mozilla/5.0 (compatible; bar-bot/1; +http://bar.example), /a.gif, /*.gif$",
    "FooBotanist/1.0, /example/a, /example/", // another name
    "QuietBot, /example/a, ''", // told nothing, so it may read everything
  })
  void a_robot_may_read_what_the_longest_line_of_its_group_says(
      String agent, String path, String line) {
    assertThat(RULES.forbidding(agent, path).orElse("")).isEqualTo(line);
  }

  @Test
  void a_site_that_tells_robots_nothing_lets_them_read_everything() {
    assertThat(new RobotsRules(List.of()).forbidding("FooBot", "/")).isEmpty();
  }

  @Test
  void many_stars_take_no_more_time_than_the_texts_are_long() {
    RobotsRules rules =
        new RobotsRules(
            List.of(
                new Group(List.of("*"), List.of(new Line("/" + "a*".repeat(10) + "b$", false)))));

    assertThat(rules.forbidding("x", "/" + "a".repeat(200_000))).isEmpty();
  }
}
