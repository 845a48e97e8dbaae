package dev.bailiff.app.reader;

import static dev.bailiff.core.event.EventTypes.AUTH_ATTEMPT;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.Field;
import java.time.Instant;
import java.util.List;

/** One attempt to sign in as a line tells it; a part that is not known is empty or -1. */
record Attempt(
    String outcome, String method, String reason, String service, SshdMessage.Caller caller) {

  static Attempt success(String method, String service, SshdMessage.Caller caller) {
    return new Attempt(AuthFields.SUCCESS, method, "", service, caller);
  }

  static Attempt failure(String method, String reason, String service, SshdMessage.Caller caller) {
    return new Attempt(AuthFields.FAILURE, method, reason, service, caller);
  }

  /** Adds as many events of it as the line stands for; the second and later ones are numbered. */
  void addTo(List<Event> events, String source, long line, long time, int times) {
    events.add(fill(Event.at(AUTH_ATTEMPT, source, line, time)));
    for (int i = 2; i <= times; i++) {
      String id = source + ":" + line + "." + i;
      events.add(fill(Event.of(AUTH_ATTEMPT, id, source, Instant.ofEpochMilli(time))));
    }
  }

  private Event fill(EventBuilder event) {
    set(event, AuthFields.OUTCOME, outcome);
    set(event, AuthFields.METHOD, method);
    set(event, AuthFields.REASON, reason);
    set(event, AuthFields.SERVICE, service);
    set(event, AuthFields.ACCOUNT, caller.account());
    set(event, AuthFields.IP, TextTables.canonical(caller.address()));
    if (caller.port() >= 0) {
      event.integer(AuthFields.PORT, caller.port());
    }
    return event.build();
  }

  private static void set(EventBuilder event, Field field, String value) {
    if (!value.isEmpty()) {
      event.text(
          field, value.length() <= field.limit() ? value : value.substring(0, field.limit()));
    }
  }
}
