package dev.bailiff.core.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random events of every type, declared or not, that keep the limits of their fields. */
final class AnyEvent {
  private static final long FIRST_MILLIS = -62_167_219_200_000L;
  private static final long LAST_MILLIS = 253_402_300_799_999L;

  private AnyEvent() {}

  static Arbitrary<Event> event() {
    List<EventType> types = new ArrayList<>(EventTypes.all());
    types.add(EventType.unknown("door.opened"));
    return Arbitraries.of(types).flatMap(AnyEvent::of);
  }

  static Arbitrary<Event> of(EventType type) {
    List<Arbitrary<Optional<Object>>> values = new ArrayList<>();
    for (Field field : type.fields()) {
      Arbitrary<Object> value = value(field).asGeneric();
      values.add(value.optional(field.required() ? 1 : 0.3));
    }
    return Combinators.combine(
            name(), name(), time(), Combinators.combine(values).as(given -> given))
        .as((id, source, time, given) -> event(type, id, source, time, given));
  }

  private static Event event(
      EventType type, String id, String source, Instant time, List<Optional<Object>> given) {
    EventBuilder event = Event.of(type, id, source, time);
    for (Field field : type.fields()) {
      given.get(field.index()).ifPresent(value -> event.value(field, value));
    }
    return event.build();
  }

  private static Arbitrary<?> value(Field field) {
    if (field.isAddress()) {
      return address().map(Address::toString);
    }
    if (field.isIdentity()) {
      return name();
    }
    return switch (field.type()) {
      case TEXT -> text();
      case INTEGER -> Arbitraries.longs();
      case NUMBER ->
          Arbitraries.doubles()
              .ofScale(3)
              .injectDuplicates(0.1)
              .map(number -> number == 0 ? -0.0 : number);
      case FLAG -> Arbitraries.of(true, false);
      case TIME -> time();
      case TEXTS -> text().list().ofMaxSize(4);
      case MAP -> Arbitraries.maps(text(), text()).ofMaxSize(4);
    };
  }

  static Arbitrary<Address> address() {
    Arbitrary<Address> ipv4 =
        Arbitraries.longs()
            .between(0, 0xffff_ffffL)
            .map(low -> new Address(0, 0xffff_0000_0000L | low));
    Arbitrary<Long> half =
        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, 1L, 0xffffL << 32));
    return Arbitraries.oneOf(ipv4, Combinators.combine(half, half).as(Address::new));
  }

  static Arbitrary<Instant> time() {
    return Arbitraries.longs().between(FIRST_MILLIS, LAST_MILLIS).map(Instant::ofEpochMilli);
  }

  static Arbitrary<String> text() {
    return Arbitraries.strings().ofMaxLength(12);
  }

  static Arbitrary<String> name() {
    return Arbitraries.strings()
        .ascii()
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(text -> !text.isBlank() && !Found.hasControl(text));
  }
}
