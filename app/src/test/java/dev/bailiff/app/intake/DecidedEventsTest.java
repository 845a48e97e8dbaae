package dev.bailiff.app.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import dev.bailiff.app.json.DecisionReader.KnownRules;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a journal whose disk did not always take what it was given. */
final class DecidedEventsTest {
  @TempDir private Path folder = Path.of("");

  private Journal journal;

  @BeforeEach
  void open() throws IOException {
    journal = Journal.open(folder, JournalSettings.DEFAULT, InstantSource.system());
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  @Test
  void events_come_in_their_order_whatever_the_order_of_their_decisions() throws Exception {
    append(event("a"), event("b"), event("c"), decision(2), decision(3), decision(1));
    assertThat(read(0)).containsExactly("1 a", "2 b", "3 c");
  }

  @Test
  void a_decision_that_was_written_twice_counts_once() throws Exception {
    append(event("a"), decision(1), event("b"), decision(1), decision(3), decision(3));
    assertThat(read(0)).containsExactly("1 a", "3 b");
  }

  @Test
  void an_event_waits_for_its_decision_and_those_behind_it_wait_too() throws Exception {
    append(event("a"), event("b"), decision(2));
    try (DecidedEvents events = DecidedEvents.after(journal, 0)) {
      assertThat(events.next()).isNull();
      append(decision(1));
      assertThat(events.next()).isNotNull().extracting(DecidedEvent::sequence).isEqualTo(1L);
      assertThat(events.next()).isNotNull().extracting(DecidedEvent::sequence).isEqualTo(2L);
      assertThat(events.next()).isNull();
    }
  }

  @Test
  void those_up_to_a_number_are_passed_over() throws Exception {
    append(event("a"), event("b"), decision(1), decision(2), event("c"), decision(5));
    assertThat(read(1)).containsExactly("2 b", "5 c");
    assertThat(read(5)).isEmpty();
  }

  @Test
  void an_event_on_which_the_engine_broke_has_no_decision() throws Exception {
    append(event("a"), DecisionRecord.fault(1, "broke"));
    try (DecidedEvents events = DecidedEvents.after(journal, 0)) {
      DecidedEvent broken = events.next();
      assertThat(broken).isNotNull();
      assertThat(broken.isEventful()).isFalse();
      assertThat(broken.decision(KnownRules.NONE)).isEmpty();
    }
  }

  private List<String> read(long after) throws IOException {
    List<String> found = new ArrayList<>();
    try (DecidedEvents events = DecidedEvents.after(journal, after)) {
      for (DecidedEvent next = events.next(); next != null; next = events.next()) {
        found.add(next.sequence() + " " + next.event().id());
      }
    }
    return found;
  }

  private void append(Entry... entries) throws Exception {
    journal.append(List.of(entries)).await();
  }

  private static Entry event(String id) {
    Event event =
        EventParser.parse(
                Map.of(
                    "id",
                    id,
                    "source",
                    "t",
                    "type",
                    "http.request",
                    "time",
                    "2026-11-23T10:00:00Z",
                    "data",
                    Map.of("method", "GET", "path", "/")))
            .accepted()
            .orElseThrow();
    byte[] facts = EventRecord.json(Facts.NOTHING_ON_FILE);
    return EventRecord.entry(0, facts, EventRecord.json(event));
  }

  private static Entry decision(long sequence) {
    Event event =
        EventParser.parse(
                Map.of(
                    "id",
                    "x",
                    "source",
                    "t",
                    "type",
                    "unheard.of",
                    "time",
                    "2026-11-23T10:00:00Z",
                    "data",
                    Map.of()))
            .accepted()
            .orElseThrow();
    Decision decision =
        new Decision(
            event, Verdict.ALLOW, List.of(), List.of(), List.of(), List.of(), List.of(), "v1");
    byte[] json = ("{\"id\":\"" + sequence + "\"}").getBytes(UTF_8);
    return DecisionRecord.entry(new Answer(sequence, Verdict.ALLOW, 0, json), decision);
  }
}
