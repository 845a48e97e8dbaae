package dev.bailiff.casework.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class DiscretionLaws {
  private static final EntityRef READER = new EntityRef(Entity.ACCOUNT, "reader-1");

  @Property
  void an_id_of_somebody_else_is_never_told(
      @ForAll("ids") String other, @ForAll("words") String before, @ForAll("words") String after) {
    Assume.that(!other.equalsIgnoreCase(READER.id()));
    Discretion discretion =
        Discretion.towards(READER, message(Map.of("account.id", READER.id(), "target.id", other)));
    String told = discretion.applyTo(before + " " + other + " " + after);
    assertThat(Arrays.asList(told.toLowerCase(Locale.ROOT).split(" ", -1)))
        .doesNotContain(other.toLowerCase(Locale.ROOT));
  }

  @Property
  void what_is_told_stays_on_one_line_and_short(@ForAll String words) {
    Discretion discretion = Discretion.towards(READER, message(Map.of()));
    assertThat(discretion.applyTo(words))
        .hasSizeLessThanOrEqualTo(Discretion.MAX_LENGTH + 1)
        .doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
  }

  @Property
  void being_discreet_twice_changes_nothing_more(@ForAll("words") String words) {
    Discretion discretion = Discretion.towards(READER, message(Map.of("target.id", "bob")));
    String once = discretion.applyTo(words);
    assertThat(discretion.applyTo(once)).isEqualTo(once);
  }

  @Example
  void an_address_that_clings_to_another_is_not_told_either() {
    Discretion discretion = Discretion.towards(READER, message(Map.of()));
    assertThat(discretion.applyTo("you@example::1")).isEqualTo("[…][…]");
  }

  @Example
  void the_readers_own_id_and_mail_are_told() {
    Discretion discretion =
        Discretion.towards(
            READER, message(Map.of("account.id", READER.id(), "account.email", "me@example.com")));
    assertThat(discretion.applyTo("reader-1 (me@example.com) wrote to you@example.com"))
        .isEqualTo("reader-1 (me@example.com) wrote to […]");
  }

  @Example
  void addresses_are_not_told_and_times_and_numbers_are() {
    Discretion discretion = Discretion.towards(READER, message(Map.of()));
    assertThat(
            discretion.applyTo(
                "203.0.113.9, 2001:db8::1, ::1 and 2001:db8:0:0:0:0:0:1 at 10:00:00 sent 1.5 GB"))
        .isEqualTo("[…], […], […] and […] at 10:00:00 sent 1.5 GB");
  }

  @Example
  void a_part_of_a_word_is_not_taken_for_an_id() {
    Discretion discretion = Discretion.towards(READER, message(Map.of("target.id", "ann")));
    assertThat(discretion.applyTo("Ann cannot plan ann's week, ann."))
        .isEqualTo("[…] cannot plan […]'s week, […].");
  }

  @Example
  void who_attacked_the_reader_is_not_told() {
    Discretion discretion =
        Discretion.towards(
            READER, message(Map.of("target.id", READER.id(), "account.id", "mallory")));
    assertThat(discretion.applyTo("mallory wrote to reader-1 40 times"))
        .isEqualTo("[…] wrote to reader-1 40 times");
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings().alpha().numeric().withChars("-_.").ofMinLength(1).ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().alpha().withChars(" .,@:1").ofMaxLength(40);
  }

  private static Event message(Map<String, String> fields) {
    var event =
        Event.of(EventTypes.MESSAGE_SENT, "1", "test", Instant.parse("2026-11-23T10:00:00Z"));
    fields.forEach(
        (path, value) -> event.text(EventTypes.MESSAGE_SENT.field(path).orElseThrow(), value));
    return event.build();
  }
}
