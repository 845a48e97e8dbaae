package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.detectors.decoding.Transport;
import java.util.Locale;

/** Reads a body as what it claims to be, or else as what it looks like. */
final class Bodies {
  /** No name of a form field is longer. */
  private static final int MAX_NAME = 64;

  private Bodies() {}

  static void read(Reading reading, Field field, String body, String contentType) {
    String claimed = contentType.toLowerCase(Locale.ROOT);
    int start = 0;
    while (start < body.length() && (body.charAt(start) <= ' ' || body.charAt(start) == '\ufeff')) {
      start++;
    }
    if (start == body.length()) {
      return;
    }
    char first = body.charAt(start);
    if (claimed.contains("graphql")) {
      GraphqlText.read(reading, field, body, 0, body.length(), Transport.PLAIN);
    } else if (first == '{' || first == '[') {
      JsonBody.read(reading, field, body, start, body.length());
    } else if (body.startsWith("--") && !claimed.contains("urlencoded")) {
      MultipartBody.read(reading, field, body);
    } else if (claimed.contains("urlencoded") || (claimed.isEmpty() && isForm(body))) {
      Pairs.read(reading, Place.FORM, field, body, 0, body.length());
    } else if (first == '<' && !claimed.contains("text/plain")) {
      XmlBody.read(reading, field, body, start, body.length());
    } else {
      reading.text(field, body, 0, body.length());
    }
  }

  /** Whether a body is a list of fields as browsers send forms: names and values without blanks. */
  private static boolean isForm(String body) {
    int equals = body.indexOf('=');
    if (equals <= 0 || equals > MAX_NAME || body.indexOf(' ') >= 0 || body.indexOf('\n') >= 0) {
      return false;
    }
    for (int i = 0; i < equals; i++) {
      if (!Character.isLetterOrDigit(body.charAt(i)) && "_-.[]%$".indexOf(body.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
