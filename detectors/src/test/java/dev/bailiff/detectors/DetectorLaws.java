package dev.bailiff.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every detector and every text, most of all for texts made to hurt. */
final class DetectorLaws {
  private static final List<String> PLACES =
      List.of(
          "event.path",
          "event.query",
          "event.referrer",
          "event.body",
          "event.method",
          "client.agent");

  @Property(tries = 400)
  void any_text_anywhere_gives_signals_with_evidence_inside_the_text(
      @ForAll("places") String place, @ForAll("texts") String text) {
    check(place, text);
  }

  @Property(tries = 400)
  void pieces_of_attack_strings_do_as_well(
      @ForAll("places") String place, @ForAll("attackPieces") String text) {
    check(place, text);
  }

  @Example
  void a_megabyte_of_one_character_does_as_well() {
    for (String unit : List.of("%", "%25", "%2525", "&#", "&amp;", "\0", "../", "/*", "/*!", "'")) {
      for (String place : PLACES) {
        check(place, unit.repeat(1_000_000 / unit.length()));
      }
    }
  }

  @Example
  void halves_of_characters_do_as_well() {
    for (String text :
        List.of("\ud83d", "<script\ud83d>", "\udca9' or '1'='1", "%f0%9f%92", "\ud83d\udca9")) {
      PLACES.forEach(place -> check(place, text));
    }
  }

  @Example
  void signals_are_named_once_and_detectors_listed_in_order() {
    assertThat(Detectors.all())
        .isSortedAccordingTo(Comparator.comparing(detector -> detector.getClass().getSimpleName()));
    assertThat(Detectors.all().stream().flatMap(d -> d.signals().stream()).map(SignalSpec::name))
        .doesNotHaveDuplicates();
  }

  @Example
  void every_detector_can_be_bound_to_every_event_type() {
    for (Detector detector : Detectors.all()) {
      EventTypes.all().forEach(detector::on);
    }
  }

  private static void check(String place, String text) {
    Event event = Requests.with(place, text);
    for (Detector detector : Detectors.all()) {
      List<Signal> signals = Requests.signals(detector, event);
      assertThat(signals).isEqualTo(Requests.signals(detector, event));
      assertThat(detector.signals().stream().map(SignalSpec::name))
          .containsAll(signals.stream().map(Signal::name).toList());
      assertThat(signals.stream().map(Signal::name)).doesNotHaveDuplicates();
      for (Signal signal : signals) {
        assertThat(signal.value()).hasSizeLessThanOrEqualTo(120);
        assertThat(signal.evidence()).isNotEmpty().allSatisfy(e -> inside(event, e));
      }
    }
  }

  private static void inside(Event event, Evidence evidence) {
    String text = event.text(evidence.field()).orElseThrow();
    assertThat(evidence.end()).isLessThanOrEqualTo(text.length());
    assertThat(evidence.excerpt().chars().noneMatch(Character::isISOControl)).isTrue();
  }

  @Provide
  Arbitrary<String> places() {
    return Arbitraries.of(PLACES);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        Arbitraries.strings().withChars("%25'\"<>(){}$;|&+-*/.\\\0\n abcdef0123").ofMaxLength(400));
  }

  @Provide
  Arbitrary<String> attackPieces() {
    return Arbitraries.of(
            "'",
            "\"",
            ")",
            " or ",
            " and ",
            "1=1",
            "union ",
            "select ",
            "/**/",
            "/*!",
            "*/",
            "--",
            "#",
            "<script",
            "<svg ",
            "onload=",
            ">",
            "alert(",
            "javascript:",
            "../",
            "..\\",
            "%2e",
            "%252e",
            "%c0%af",
            "etc/passwd",
            ";",
            "|",
            "`",
            "$(",
            "cat ",
            "{{",
            "}}",
            "7*7",
            "${",
            "jndi:",
            "lower:",
            "}",
            "http://",
            "127.0.0.1",
            "url=",
            "&",
            "php://",
            "<!doctype ",
            "[",
            "<!entity x system ",
            "%0d%0a",
            "set-cookie:",
            "%00",
            "%u0027",
            "&#x27;",
            "&lt;",
            "googlebot/",
            "sqlmap",
            ".git/",
            "login",
            "page=2",
            "\ud83d",
            "é")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }
}
