package dev.bailiff.detectors.token;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A signed token (RFC 7519, compact form) as it was presented.
 *
 * @param field where it stood
 * @param header what it says of its signature
 * @param claims what it says of its bearer
 * @param signed the part that is signed
 * @param signature the third part, as sent
 */
record Presented(
    Field field,
    JsonObject.Members header,
    JsonObject.Members claims,
    String signed,
    String signature) {
  /** How every header begins: a brace and a quote, encoded. */
  static final String BEGINNING = "eyJ";

  /** Headers of requests end at 8 KB in common servers. */
  private static final int MAX_LENGTH = 8_192;

  private static final int MOST = 4;

  /** The header fields in which tokens are sent; others hold what is not for signing in. */
  private static final List<String> HEADERS =
      List.of(
          "authorization",
          "cookie",
          "x-access-token",
          "x-auth-token",
          "x-authorization",
          "x-id-token");

  /** Tells of the first tokens of an event. */
  static void forEach(
      Event event, List<Field> texts, @Nullable Field headers, Consumer<Presented> found) {
    int left = MOST;
    for (Field field : texts) {
      if (event.has(field)) {
        left = in(field, event.text(field), left, found);
      }
    }
    if (headers != null && event.has(headers)) {
      Map<String, String> fields = event.map(headers);
      for (String name : HEADERS) {
        String value = fields.get(name);
        if (value != null) {
          left = in(headers, value, left, found);
        }
      }
    }
  }

  private static int in(Field field, String text, int most, Consumer<Presented> found) {
    int left = most;
    int at = text.indexOf(BEGINNING);
    while (at >= 0 && left > 0) {
      int end = at;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      if ((at == 0 || !isPart(text.charAt(at - 1))) && end - at <= MAX_LENGTH) {
        Optional<Presented> token = read(field, text.substring(at, end));
        token.ifPresent(found);
        left -= token.isPresent() ? 1 : 0;
      }
      at = text.indexOf(BEGINNING, end);
    }
    return left;
  }

  private static boolean isPart(char c) {
    return (c >= '0' && c <= '9')
        || ((c | 32) >= 'a' && (c | 32) <= 'z')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  private static Optional<Presented> read(Field field, String token) {
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      return Optional.empty(); // five parts are an encrypted token, which nobody here can read
    }
    Optional<JsonObject.Members> header = part(token.substring(0, first));
    Optional<JsonObject.Members> claims = part(token.substring(first + 1, second));
    return header.isEmpty() || claims.isEmpty() || !header.get().has("alg")
        ? Optional.empty()
        : Optional.of(
            new Presented(
                field,
                header.get(),
                claims.get(),
                token.substring(0, second),
                token.substring(second + 1)));
  }

  private static Optional<JsonObject.Members> part(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return JsonObject.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  String algorithm() {
    return header.text("alg");
  }
}
