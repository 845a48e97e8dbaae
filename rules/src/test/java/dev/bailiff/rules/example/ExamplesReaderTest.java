package dev.bailiff.rules.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesReaderTest {
  private static final String GIVEN =
      """
      examples:
        - name: one
          fires: [1.1/x]
          given:
            type: http.request
            time: 2026-11-02T09:00:00Z
            data: {method: GET, status: 200, client: {ip: 203.0.113.9, agent: curl/8.0}}
          events:
      """;

  @Test
  void an_event_is_laid_over_what_is_given() {
    Event event = events("      - {data: {path: /login, client: {ip: 203.0.113.10}}}\n").get(0);

    assertThat(event.text("event.method")).contains("GET");
    assertThat(event.text("event.status")).contains("200");
    assertThat(event.text("event.path")).contains("/login");
    assertThat(event.text("client.ip")).contains("203.0.113.10");
    assertThat(event.text("client.agent")).contains("curl/8.0");
  }

  @Test
  void nothing_takes_a_given_value_away() {
    Event event = events("      - {data: {client: {agent: ~}}}\n").get(0);

    assertThat(event.text("client.agent")).isEmpty();
  }

  @Test
  void repeated_events_are_numbered_and_apart() {
    List<Event> events =
        events("      - {repeat: 5, every: 500ms, data: {path: \"/old/{n}-{n:2}.bak\"}}\n");

    assertThat(events)
        .extracting(event -> event.text("event.path").orElseThrow())
        .containsExactly(
            "/old/0-0.bak", "/old/1-1.bak", "/old/2-0.bak", "/old/3-1.bak", "/old/4-0.bak");
    assertThat(events.get(4).time()).isEqualTo(Instant.parse("2026-11-02T09:00:02Z"));
  }

  @Test
  void time_goes_on_by_what_an_event_says_or_by_a_second() {
    List<Event> events =
        events(
            """
                  - {data: {path: /a}}
                  - {data: {path: /b}}
                  - {after: 10m, data: {path: /c}}
                  - {time: 2026-11-03T00:00:00Z, data: {path: /d}}
            """);

    assertThat(events)
        .extracting(event -> event.time().toString())
        .containsExactly(
            "2026-11-02T09:00:00Z",
            "2026-11-02T09:00:01Z",
            "2026-11-02T09:10:01Z",
            "2026-11-03T00:00:00Z");
  }

  @Test
  void what_is_wrong_with_an_example_is_told_with_the_nearest_name() {
    assertThat(problems("      - {evry: 3s, data: {pth: /a}}\n"))
        .containsExactly(
            "unknown key `evry` in an event; did you mean `every`?",
            "`http.request` has no field `event.pth`; did you mean `event.path`?");
  }

  @Test
  void a_value_must_fit_its_field() {
    assertThat(problems("      - {data: {status: many}}\n"))
        .containsExactly("`many` is not a whole number");
  }

  @Test
  void an_example_cannot_stand_for_more_events_than_a_recording() {
    assertThat(
            problems(
                """
                      - {repeat: 60000, data: {path: /a}}
                      - {repeat: 60000, data: {path: /a}}
                """))
        .containsExactly("more than 100000 events");
  }

  private static List<Event> events(String steps) {
    Problems problems = new Problems();
    List<Event> events = read(steps, problems).get(0).script().events(problems);
    assertThat(problems.sorted()).isEmpty();
    return events;
  }

  private static List<String> problems(String steps) {
    Problems problems = new Problems();
    read(steps, problems);
    return problems.sorted().stream().map(Problem::sentence).toList();
  }

  private static List<Example> read(String steps, Problems problems) {
    return ExamplesReader.read(new SourceText("examples.yaml", GIVEN + steps), "1.1", problems);
  }
}
