package dev.bailiff.rules.cel;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One case of the CEL specification: an expression and what it must be.
 *
 * @param suite the suite that holds it, such as {@code integer_math}
 * @param name the section and the name within it
 * @param expression the expression
 * @param variables the values of the names in it
 * @param expected what it must be
 */
record ConformanceCase(
    String suite,
    String name,
    String expression,
    Map<String, Object> variables,
    Expected expected) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What an expression must be. */
  sealed interface Expected {
    /** It has this value. */
    record Value(Object value) implements Expected {}

    /** It has no value: it is refused, or evaluating it fails. */
    record NoValue() implements Expected {}

    /** It is of some type; nothing is said of its value. */
    record Typed() implements Expected {}
  }

  /** A value of a type that this test does not build: a message or an enum of Protocol Buffers. */
  record Foreign(String type) {}

  /** The type called so. */
  record Type(String name) {}

  /** Every case, in the specification's order. */
  static List<ConformanceCase> all() throws IOException {
    InputStream file =
        Objects.requireNonNull(
            ConformanceCase.class.getResourceAsStream("conformance/cases.jsonl.gz"));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      List<ConformanceCase> cases = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        cases.add(read(JSON.readTree(line)));
      }
      return cases;
    }
  }

  @Override
  public String toString() {
    return suite + "/" + name + ": " + expression;
  }

  private static ConformanceCase read(JsonNode node) {
    Map<String, Object> variables = new LinkedHashMap<>();
    node.path("bindings")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), value(entry.getValue().path("value"))));
    return new ConformanceCase(
        node.path("suite").asString(),
        node.path("section").asString() + "/" + node.path("name").asString(),
        node.path("expr").asString(),
        variables,
        expected(node));
  }

  private static Expected expected(JsonNode node) {
    if (node.has("evalError")) {
      return new Expected.NoValue();
    }
    if (node.path("checkOnly").booleanValue(false)) {
      return new Expected.Typed();
    }
    JsonNode typed = node.path("typedResult").path("result");
    JsonNode value = typed.isMissingNode() ? node.path("value") : typed;
    return new Expected.Value(value.isMissingNode() ? true : value(value));
  }

  private static Object value(JsonNode node) {
    Map.Entry<String, JsonNode> only = node.properties().iterator().next();
    JsonNode value = only.getValue();
    return switch (only.getKey()) {
      case "boolValue" -> value.booleanValue();
      case "int64Value" -> Long.parseLong(value.asString());
      case "uint64Value" -> UnsignedLong.valueOf(value.asString());
      case "doubleValue" -> Double.parseDouble(value.asString());
      case "stringValue" -> value.asString();
      case "bytesValue" -> CelByteString.of(Base64.getDecoder().decode(value.asString()));
      case "nullValue" -> NullValue.NULL_VALUE;
      case "typeValue" -> new Type(value.asString());
      case "listValue" -> value.path("values").valueStream().map(ConformanceCase::value).toList();
      case "mapValue" -> map(value.path("entries"));
      case "enumValue" -> new Foreign(value.path("type").asString());
      case "objectValue" -> object(value);
      default -> throw new IllegalArgumentException("unknown kind of value: " + node);
    };
  }

  private static Map<Object, Object> map(JsonNode entries) {
    Map<Object, Object> map = new LinkedHashMap<>();
    entries
        .valueStream()
        .forEach(entry -> map.put(value(entry.path("key")), value(entry.path("value"))));
    return map;
  }

  private static Object object(JsonNode message) {
    String type = message.path("@type").asString().replaceFirst(".*/", "");
    return switch (type) {
      case "google.protobuf.Timestamp" -> Instant.parse(message.path("value").asString());
      case "google.protobuf.Duration" ->
          Duration.parse("PT" + message.path("value").asString().toUpperCase(Locale.ROOT));
      default -> new Foreign(type);
    };
  }
}
