package dev.bailiff.casework.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Parsed;
import dev.bailiff.core.event.PathProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class XarfFormTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  static List<String> samples() throws Exception {
    Path folder = Path.of(XarfFormTest.class.getResource("xarf").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void there_is_a_sample_of_every_type() throws Exception {
    assertThat(samples()).hasSize(32);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_of_the_format_becomes_an_event(String sample) {
    ObjectNode document = document(sample);
    document.remove("evidence"); // the digests in the samples are made up
    assertThat(read(document).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_document_without_something_required_is_refused(String sample) {
    for (String name : List.of("report_id", "timestamp", "reporter", "sender", "category")) {
      ObjectNode document = document(sample);
      document.remove(name);
      assertThat(read(document).problems()).isNotEmpty();
    }
  }

  @Test
  void what_is_said_and_who_said_it_is_in_the_event() {
    ObjectNode document = document("content-phishing.json");
    document.remove("evidence");
    Event event = read(document).accepted().orElseThrow();
    assertThat(event.id()).isEqualTo("1a5ec293-0849-40a4-9eba-d5926262ff05");
    assertThat(event.source()).isEqualTo("xarf:brand-protect.example");
    assertThat(event.text("event.right")).contains("content/phishing");
    assertThat(event.text("event.sender_email")).contains("takedown@brand-protect.example");
    assertThat(event.entity(Entity.CONTENT))
        .contains(new EntityRef(Entity.CONTENT, "http://secure-banking-login.example.com/auth"));
  }

  @Test
  void an_attack_over_the_network_is_about_the_address_it_came_from() {
    ObjectNode document = document("connection-login-attack.json");
    document.remove("evidence");
    Event event = read(document).accepted().orElseThrow();
    assertThat(event.entity(Entity.CLIENT).orElseThrow().id())
        .isEqualTo(document.get("source_identifier").stringValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256:00", "md5:d41d8cd98f00b204e9800998ecf8427e"})
  void evidence_with_another_digest_is_refused(String hash) {
    ObjectNode document = withEvidence(hash, "YWJj");
    assertThat(read(document).problems())
        .extracting(PathProblem::path)
        .containsExactly("evidence[0].hash");
  }

  @Test
  void evidence_with_its_own_digest_is_kept_as_the_digest() {
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    Event event = read(withEvidence("sha256:" + abc, "YWJj")).accepted().orElseThrow();
    assertThat(event.texts(event.type().require("event.sha256s"))).containsExactly(abc);
    assertThat(event.text("event.text").orElseThrow()).doesNotContain("YWJj");
  }

  @Test
  void an_older_version_of_the_format_is_refused() {
    ObjectNode document = document("content-phishing.json");
    document.put("xarf_version", "3.0.0");
    assertThat(read(document).problems()).isNotEmpty();
  }

  private static ObjectNode withEvidence(String hash, String payload) {
    ObjectNode document = document("content-phishing.json");
    document
        .putArray("evidence")
        .addObject()
        .put("content_type", "text/plain")
        .put("description", "three letters")
        .put("payload", payload)
        .put("hash", hash);
    return document;
  }

  private static Parsed<Event> read(ObjectNode document) {
    return NoticeForm.read(document, () -> "n1", NOW);
  }

  private static ObjectNode document(String sample) {
    try (InputStream in = XarfFormTest.class.getResourceAsStream("xarf/" + sample)) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
