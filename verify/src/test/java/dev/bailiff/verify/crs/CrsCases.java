package dev.bailiff.verify.crs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads files of the regression suite, each the tests of one rule. A stage that expects its rule in
 * the log is an attack, one that expects its absence is not; others, which expect a status or an
 * exact line of log, are about the program that runs the rules and left out. A body of which the
 * suite does not say what it is, is a form: so its own program sends it.
 */
final class CrsCases {
  private CrsCases() {}

  /** The cases of all files under a folder, in the order of their names. */
  static List<CrsCase> under(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    List<CrsCase> cases = new ArrayList<>();
    for (Path file : files) {
      cases.addAll(in(Files.readString(file)));
    }
    return cases;
  }

  /** The cases of one file. */
  static List<CrsCase> in(String yaml) {
    Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    List<CrsCase> cases = new ArrayList<>();
    for (Object test : list(root, "tests")) {
      for (Object stage : list(test, "stages")) {
        Object log = value(value(stage, "output"), "log");
        boolean isAttack = value(log, "expect_ids") != null;
        Object input = value(stage, "input");
        if ((isAttack || value(log, "no_expect_ids") != null) && input != null) {
          int rule = Integer.parseInt(text(value(root, "rule_id"), "0"));
          String name = rule + "-" + value(test, "test_id");
          cases.add(new CrsCase(rule, name, isAttack, request(input).event()));
        }
      }
    }
    return cases;
  }

  private static RequestText request(Object input) {
    Object encoded = value(input, "encoded_request");
    if (encoded != null) {
      return RequestText.of(
          new String(Base64.getMimeDecoder().decode(encoded.toString()), ISO_8859_1));
    }
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    if (value(input, "headers") instanceof Map<?, ?> named) {
      named.forEach((name, value) -> headers.add(Map.entry(name + "", value + "")));
    }
    String body = text(value(input, "data"), "");
    if (!body.isEmpty() && !Boolean.FALSE.equals(value(input, "autocomplete_headers"))) {
      add(headers, "Content-Type", "application/x-www-form-urlencoded");
      add(headers, "Content-Length", body.getBytes(UTF_8).length + "");
    }
    return new RequestText(
        text(value(input, "method"), "GET"),
        text(value(input, "uri"), "/"),
        text(value(input, "version"), "HTTP/1.1"),
        headers,
        body);
  }

  /** Adds a field that the program which sends the suite's requests adds where there is none. */
  private static void add(List<Map.Entry<String, String>> headers, String name, String value) {
    if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase(name))) {
      headers.add(Map.entry(name, value));
    }
  }

  private static List<?> list(@Nullable Object node, String key) {
    return value(node, key) instanceof List<?> list ? list : List.of();
  }

  private static @Nullable Object value(@Nullable Object node, String key) {
    return node instanceof Map<?, ?> map ? map.get(key) : null;
  }

  private static String text(@Nullable Object value, String otherwise) {
    return value == null ? otherwise : value.toString();
  }
}
