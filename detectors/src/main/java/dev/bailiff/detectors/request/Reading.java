package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.detectors.decoding.Decoded;
import dev.bailiff.detectors.decoding.Transport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The walk over one event: gives on the values that are not plain, up to a limit. */
final class Reading {
  /** A form with more fields of this kind is looked at as one text from here on. */
  static final int MAX_VALUES = 512;

  /** How much of a long value each slice shows again of the one before. */
  private static final int OVERLAP = 256;

  private final Consumer<Value> sink;
  private final Declared declared;
  private @Nullable JsonBody json;
  private int values;

  Reading(Consumer<Value> sink, Declared declared) {
    this.sink = sink;
    this.declared = declared;
  }

  /** Whether something is known of the fields of this request. */
  boolean isDeclared() {
    return declared.isSaid();
  }

  /** What is read from here on are leaves of this document. */
  void begin(JsonBody document) {
    json = document;
  }

  boolean isFull() {
    return values >= MAX_VALUES;
  }

  /** A value of a text, with its name somewhere else in that text. */
  void value(
      Place place,
      Field field,
      String text,
      int nameStart,
      int nameEnd,
      int start,
      int end,
      Transport transport) {
    if (!Gate.isPlain(place, text, start, end)) {
      give(place, text.substring(nameStart, nameEnd), field, text, start, end, transport);
    }
  }

  /** A value that is a whole text. */
  void value(Place place, Field field, String name, String text) {
    if (!Gate.isPlain(place, text, 0, text.length())) {
      give(place, name, field, text, 0, text.length(), Transport.PLAIN);
    }
  }

  /** An address, of which the path is one value and each part of the query another. */
  void referrer(Field field, String name, String text) {
    if (Gate.isPlain(Place.REFERRER, text, 0, text.length())) {
      return;
    }
    int mark = text.indexOf('?');
    int end = mark < 0 ? text.length() : mark;
    if (!Gate.isPlain(Place.REFERRER, text, 0, end)) {
      give(Place.REFERRER, name, field, text, 0, end, Transport.PLAIN);
    }
    Pairs.read(this, Place.REFERRER, field, text, Math.min(end + 1, text.length()), text.length());
  }

  /** A part of a body that is not known to be anything. */
  void text(Field field, String text, int start, int end) {
    if (start < end && !Gate.isPlain(Place.BODY, text, start, end)) {
      give(Place.BODY, "", field, text, start, end, Transport.PLAIN);
    }
  }

  private void give(
      Place place, String name, Field field, String text, int start, int end, Transport transport) {
    FieldPurpose purpose =
        declared.isSaid() ? declared.purpose(place, field(place, name)) : declared.otherwise();
    for (int from = start; ; from += Decoded.MAX_LENGTH - OVERLAP) {
      int to = Math.min(end, from + Decoded.MAX_LENGTH);
      values++;
      sink.accept(new Value(place, name, field, text, from, to, transport, purpose));
      if (to == end) {
        return;
      }
    }
  }

  private String field(Place place, String name) {
    if (place == Place.JSON && json != null) {
      return json.path();
    }
    return name.indexOf('%') < 0
        ? name
        : Decoded.exact(name, 0, name.length(), Transport.FORM).text();
  }
}
