package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.decoding.Transport;

/** Reads names and values as queries, forms and cookies have them. */
final class Pairs {
  private Pairs() {}

  static void read(Reading reading, Place place, Field field, String text, int from, int to) {
    char separator = place == Place.COOKIE ? ';' : '&';
    int start = from;
    while (start < to) {
      if (reading.isFull()) {
        reading.text(field, text, start, to);
        return;
      }
      int mark = text.indexOf(separator, start, to);
      int end = mark < 0 ? to : mark;
      while (place == Place.COOKIE && start < end && text.charAt(start) == ' ') {
        start++;
      }
      pair(reading, place, field, text, start, end);
      start = end + 1;
    }
  }

  private static void pair(
      Reading reading, Place place, Field field, String text, int start, int end) {
    Transport transport = place == Place.COOKIE ? Transport.PLAIN : Transport.FORM;
    int equals = text.indexOf('=', start, end);
    if (equals < 0) {
      reading.value(place, field, text, start, start, start, end, transport);
      return;
    }
    reading.value(Place.NAME, field, text, start, start, start, equals, transport);
    reading.value(place, field, text, start, equals, equals + 1, end, transport);
  }
}
