package dev.bailiff.core.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventFormLaws {
  @Property(tries = 300)
  void an_event_that_is_written_is_read_back_equal(@ForAll("events") Event event) {
    Parsed<Event> parsed = EventParser.parse(EventWriter.write(event));
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.accepted()).contains(event);
  }

  @Property(tries = 300)
  void what_is_written_of_a_declared_type_is_read_without_a_warning(@ForAll("events") Event event) {
    if (EventParser.parse(EventWriter.write(event)) instanceof Parsed.Accepted<Event> accepted) {
      assertThat(accepted.warnings()).hasSize(event.type().isKnown() ? 0 : 1);
    }
  }

  @Property(tries = 300)
  void no_input_whatever_makes_the_parser_throw(@ForAll("anything") Map<?, ?> untrusted) {
    Parsed<Event> parsed = EventParser.parse(untrusted);
    assertThat(parsed.problems().isEmpty()).isEqualTo(parsed.accepted().isPresent());
  }

  @Property(tries = 300)
  void one_wrong_value_anywhere_never_makes_the_parser_throw(
      @ForAll("events") Event event, @ForAll("junk") Object junk, @ForAll int place) {
    Map<String, Object> envelope = EventWriter.write(event);
    @SuppressWarnings("unchecked") // as written above
    Map<String, Object> data = (Map<String, Object>) requireNonNull(envelope.get("data"));
    List<String> keys = List.copyOf(data.keySet());
    if (!keys.isEmpty()) {
      data.put(keys.get(Math.floorMod(place, keys.size())), junk);
    }
    Parsed<Event> parsed = EventParser.parse(envelope);
    assertThat(parsed.problems().isEmpty()).isEqualTo(parsed.accepted().isPresent());
  }

  @Provide
  Arbitrary<Event> events() {
    return AnyEvent.event();
  }

  @Provide
  Arbitrary<Map<Object, Object>> anything() {
    Arbitrary<Object> key =
        Arbitraries.of("id", "source", "type", "time", "data", "specversion", "client", 7, "x");
    return Arbitraries.maps(key, junk()).ofMaxSize(9);
  }

  @Provide
  Arbitrary<Object> junk() {
    return Arbitraries.lazyOf(
        () -> Arbitraries.strings().ofMaxLength(30).asGeneric(),
        () -> Arbitraries.of("http.request", "2026-11-23T10:00:00Z", "1.0").asGeneric(),
        () -> Arbitraries.longs().asGeneric(),
        () -> Arbitraries.doubles().asGeneric(),
        () -> Arbitraries.bigDecimals().asGeneric(),
        () -> Arbitraries.of(true, false, new Object(), Double.NaN).asGeneric(),
        () -> junk().list().ofMaxSize(3).asGeneric(),
        () ->
            Arbitraries.maps(Arbitraries.of("method", "status", "client", "ip", "id", 5), junk())
                .ofMaxSize(3)
                .asGeneric());
  }
}
