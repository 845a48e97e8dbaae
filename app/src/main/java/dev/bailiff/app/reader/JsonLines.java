package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a line as one JSON object, within limits.
 *
 * <p>Bytes that are not UTF-8 are replaced before the line is parsed: servers write what clients
 * send, and a client must not be able to have its requests left out by sending such bytes.
 */
final class JsonLines {
  /**
   * No known log nests deeper than headers in a request in a record; events may hold a few levels
   * more.
   */
  private static final int DEPTH = 32;

  private static final int NUMBER_LENGTH = 64;
  private static final int NAME_LENGTH = 1_024;

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JsonMapper mapper;

  private JsonLines(JsonFactoryBuilder factory, int maxLineBytes) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxNumberLength(NUMBER_LENGTH)
            .maxNameLength(NAME_LENGTH)
            .maxStringLength(maxLineBytes)
            .maxDocumentLength(maxLineBytes)
            .build();
    TokenStreamFactory limited = factory.streamReadConstraints(limits).build();
    this.mapper =
        JsonMapper.builder((JsonFactory) limited)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /** JSON as it ought to be. */
  static JsonLines strict(int maxLineBytes) {
    return new JsonLines(JsonFactory.builder(), maxLineBytes);
  }

  /**
   * JSON as servers with a home-made log format write it: control characters and other servers'
   * escapes pass.
   */
  static JsonLines lenient(int maxLineBytes) {
    return new JsonLines(
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER),
        maxLineBytes);
  }

  /** What a line gave. */
  sealed interface Line {}

  /** The object, with whatever is in it. */
  record Read(JsonFields fields) implements Line {}

  /** Why it is none. */
  record Broken(String reason) implements Line {}

  Line read(byte[] bytes, int from, int to) {
    if (from == to || bytes[from] != '{') {
      return new Broken("not a JSON object");
    }
    try {
      Map<String, Object> object =
          mapper.readValue(new String(bytes, from, to - from, UTF_8), OBJECT);
      return new Read(new JsonFields(object));
    } catch (JacksonException broken) {
      String reason = String.valueOf(broken.getOriginalMessage());
      int end = reason.indexOf('\n');
      return new Broken("not JSON: " + (end < 0 ? reason : reason.substring(0, end)));
    }
  }
}
