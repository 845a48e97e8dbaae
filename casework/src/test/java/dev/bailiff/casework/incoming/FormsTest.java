package dev.bailiff.casework.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Parsed;
import dev.bailiff.core.event.PathProblem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class FormsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  private static final String REPORT =
      """
      {"reason": "harassment", "clause": "2.3", "text": "It writes to me every day.",
       "reporter": "bob", "subject": {"account": "mallory"}, "danger": true}
      """;

  private static final String ILLEGAL =
      """
      {"id": "n-1", "kind": "illegal-content", "locations": ["https://example.com/p/1"],
       "explanation": "It sells forged papers.", "jurisdiction": "DE",
       "sender": {"name": "Ann", "email": "ann@example.com"}, "good_faith": true,
       "subject": {"content": "p1"}}
      """;

  private static final String COPYRIGHT =
      """
      {"kind": "copyright", "locations": ["https://example.com/p/2"], "work": "A Song",
       "claimant": "Example Records", "sender": {"name": "Cy", "email": "cy@example.com"},
       "good_faith": true, "accurate": true, "signature": "/s/ Cy"}
      """;

  @Test
  void a_report_becomes_an_event_about_whom_it_reports() {
    Event event = accepted(report(REPORT));
    assertThat(event.type().name()).isEqualTo("report.filed");
    assertThat(event.id()).isEqualTo("made-up");
    assertThat(event.text("event.clause")).contains("2.3");
    assertThat(event.entity(Entity.TARGET)).contains(new EntityRef(Entity.TARGET, "mallory"));
    assertThat(event.entity(Entity.ACCOUNT)).contains(new EntityRef(Entity.ACCOUNT, "bob"));
  }

  @Test
  void an_anonymous_report_does_not_name_the_reporter() {
    ObjectNode report = (ObjectNode) json(REPORT);
    Event event = accepted(report(report.put("anonymous", true).toString()));
    assertThat(event.entity(Entity.ACCOUNT)).isEmpty();
  }

  @Test
  void everything_that_is_wrong_with_a_report_is_said_at_once() {
    assertThat(report("{\"text\": 5, \"links\": \"x\", \"colour\": \"red\"}").problems())
        .extracting(PathProblem::path)
        .containsExactlyInAnyOrder("colour", "reason", "subject", "text", "links");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "null", "\"x\""})
  void what_is_not_an_object_is_neither_a_report_nor_a_notice(String body) {
    assertThat(report(body).problems()).extracting(PathProblem::path).contains("body");
    assertThat(notice(body).problems()).extracting(PathProblem::path).contains("body");
  }

  @Test
  void a_notice_of_illegal_content_becomes_an_event() {
    Event event = accepted(notice(ILLEGAL));
    assertThat(event.type().name()).isEqualTo("notice.received");
    assertThat(event.id()).isEqualTo("n-1");
    assertThat(event.text("event.law")).contains("Regulation (EU) 2022/2065, Article 16");
    assertThat(event.text("event.sender_email")).contains("ann@example.com");
    assertThat(event.entity(Entity.CONTENT)).contains(new EntityRef(Entity.CONTENT, "p1"));
  }

  @Test
  void a_notice_of_copyright_infringement_becomes_an_event() {
    Event event = accepted(notice(COPYRIGHT));
    assertThat(event.text("event.work")).contains("A Song");
    assertThat(event.text("event.signature")).contains("/s/ Cy");
  }

  @ParameterizedTest
  @CsvSource({
    "explanation, explanation",
    "locations, locations",
    "sender, sender.name",
    "good_faith, good_faith",
    "kind, kind"
  })
  void a_notice_of_illegal_content_without_an_element_is_refused(String element, String path) {
    ObjectNode notice = (ObjectNode) json(ILLEGAL);
    notice.remove(element);
    assertThat(notice(notice.toString()).problems()).extracting(PathProblem::path).contains(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"work", "claimant", "signature", "accurate", "good_faith", "locations"})
  void a_notice_of_copyright_infringement_without_an_element_is_refused(String element) {
    ObjectNode notice = (ObjectNode) json(COPYRIGHT);
    notice.remove(element);
    assertThat(notice(notice.toString()).problems())
        .extracting(PathProblem::path)
        .contains(element);
  }

  @Test
  void who_notifies_of_abuse_of_children_need_not_be_named() {
    ObjectNode notice = (ObjectNode) json(ILLEGAL);
    notice.remove("sender");
    accepted(notice(notice.put("child_abuse", true).toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "é", "", "x/y"})
  void an_id_that_others_could_not_cite_is_refused(String id) {
    ObjectNode notice = (ObjectNode) json(ILLEGAL);
    assertThat(notice(notice.put("id", id).toString()).problems())
        .extracting(PathProblem::path)
        .contains("id");
  }

  @Test
  void a_text_that_is_too_long_is_refused() {
    ObjectNode notice = (ObjectNode) json(ILLEGAL);
    notice.put("explanation", "x".repeat(50_001));
    assertThat(notice(notice.toString()).problems())
        .extracting(PathProblem::found)
        .containsExactly("50001 characters");
  }

  private static Parsed<Event> report(String body) {
    return ReportForm.read(json(body), () -> "made-up", NOW);
  }

  private static Parsed<Event> notice(String body) {
    return NoticeForm.read(json(body), () -> "made-up", NOW);
  }

  private static Event accepted(Parsed<Event> parsed) {
    assertThat(parsed.problems()).isEqualTo(List.of());
    return parsed.accepted().orElseThrow();
  }

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }
}
