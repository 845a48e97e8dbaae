package dev.bailiff.app.intake;

import static java.util.Objects.requireNonNull;

import dev.bailiff.app.journal.Entry;
import dev.bailiff.app.json.EventJson;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.FactsParser;
import dev.bailiff.core.event.FactsWriter;
import dev.bailiff.core.event.Parsed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as the journal keeps it.
 *
 * @param receivedMillis when it was taken in
 * @param event the event
 * @param facts what was known about it then
 */
record EventRecord(long receivedMillis, Event event, Facts facts) {
  static final int KIND = 1;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  static byte[] json(Event event) {
    return EventJson.write(event);
  }

  static byte[] json(Facts facts) {
    return JSON.writeValueAsBytes(FactsWriter.write(facts));
  }

  static Entry entry(long receivedMillis, byte[] facts, byte[] event) {
    byte[] payload =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + facts.length + event.length)
            .putLong(receivedMillis)
            .putInt(facts.length)
            .put(facts)
            .put(event)
            .array();
    return Entry.of(KIND, payload);
  }

  /** When the event was taken in, without reading it. */
  static Instant received(Entry entry) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(entry.payload()).getLong());
  }

  /** What tells an event from others, and when it happened. */
  record Identity(Answers.Key key, long timeMillis) {}

  /** Reads the beginning of an event, up to its time. */
  static Identity identity(long sequence, Entry entry) throws IOException {
    ByteBuffer payload = ByteBuffer.wrap(entry.payload());
    int begin = Long.BYTES + Integer.BYTES + payload.getInt(Long.BYTES);
    Identity plain = PlainIdentity.read(entry.payload(), begin);
    return plain == null ? identity(sequence, entry, begin) : plain;
  }

  private static Identity identity(long sequence, Entry entry, int begin) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json =
        JSON.createParser(entry.payload(), begin, entry.payload().length - begin)) {
      json.nextToken();
      while (!texts.containsKey("time") && json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        texts.put(name, json.getString());
      }
      Answers.Key key = new Answers.Key(require(texts.get("source")), require(texts.get("id")));
      return new Identity(key, Instant.parse(require(texts.get("time"))).toEpochMilli());
    } catch (RuntimeException broken) {
      throw new IOException("record " + sequence + " holds no event: " + broken, broken);
    }
  }

  private static String require(@Nullable String text) {
    return requireNonNull(text, "a part of the envelope");
  }

  /** Reads what {@link #entry} wrote. */
  static EventRecord read(long sequence, Entry entry) throws IOException {
    try {
      ByteBuffer payload = ByteBuffer.wrap(entry.payload());
      long received = payload.getLong();
      byte[] facts = new byte[payload.getInt()];
      payload.get(facts);
      byte[] event = new byte[payload.remaining()];
      payload.get(event);
      return new EventRecord(
          received,
          require(sequence, EventParser.parse(JSON.readValue(event, OBJECT))),
          require(sequence, FactsParser.parse(JSON.readValue(facts, OBJECT))));
    } catch (RuntimeException broken) {
      throw new IOException("record " + sequence + " holds no event: " + broken, broken);
    }
  }

  private static <T> T require(long sequence, Parsed<T> parsed) {
    return parsed
        .accepted()
        .orElseThrow(
            () -> new IllegalStateException("record " + sequence + ": " + parsed.problems()));
  }
}
