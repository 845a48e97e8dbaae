package dev.bailiff.app.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bailiff.app.intake.EventRecord.Identity;
import dev.bailiff.core.event.Rfc3339;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an event is known by from JSON as we write it ourselves, if it is all printable ASCII
 * without escapes: a start reads a million of them.
 */
final class PlainIdentity {
  private static final byte[] ID = bytes("{\"specversion\":\"1.0\",\"id\":\"");
  private static final byte[] SOURCE = bytes(",\"source\":\"");
  private static final byte[] TYPE = bytes(",\"type\":\"");
  private static final byte[] TIME = bytes(",\"time\":\"");

  private final byte[] json;
  private int at;

  private PlainIdentity(byte[] json, int begin) {
    this.json = json;
    this.at = begin;
  }

  /** The identity of the event that begins here; null if it is written in any other way. */
  static @Nullable Identity read(byte[] json, int begin) {
    PlainIdentity reading = new PlainIdentity(json, begin);
    String id = reading.text(ID);
    String source = reading.text(SOURCE);
    reading.text(TYPE);
    String time = reading.text(TIME);
    if (id == null || source == null || time == null) {
      return null;
    }
    Optional<Instant> instant = Rfc3339.parse(time);
    return instant.isEmpty()
        ? null
        : new Identity(new Answers.Key(source, id), instant.get().toEpochMilli());
  }

  /** The text after these bytes, past its end; null, and nothing more, if it is not there. */
  private @Nullable String text(byte[] before) {
    int begin = at + before.length;
    if (begin > json.length || !Arrays.equals(json, at, begin, before, 0, before.length)) {
      return null;
    }
    int end = begin;
    while (end < json.length && isPlain(json[end])) {
      end++;
    }
    if (end == json.length || json[end] != '"') {
      return null;
    }
    at = end + 1;
    return new String(json, begin, end - begin, ISO_8859_1);
  }

  private static boolean isPlain(byte b) {
    return b >= 0x20 && b != '"' && b != '\\';
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
