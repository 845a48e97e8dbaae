package dev.bailiff.rules.cel;

import java.util.List;
import java.util.Random;

/** Writes well-typed expressions about {@code http.request} at random. */
final class RandomExpressions {
  private static final List<String> WHOLES =
      List.of(
          "0",
          "1",
          "2",
          "-1",
          "3",
          "7",
          "20",
          "404",
          "200",
          "9223372036854775807",
          "-9223372036854775808",
          "9007199254740993",
          "4611686018427387904");
  private static final List<String> DECIMALS =
      List.of("0.0", "-0.0", "0.5", "1.0", "2.5", "404.0", "-1.5", "1e300", "9007199254740992.0");
  private static final List<String> TEXTS =
      List.of(
          "\"\"",
          "\"a\"",
          "\"GET\"",
          "\"/a/b.html\"",
          "\"A\"",
          "\"é\"",
          "\"10.0.0.1\"",
          "\"/users/17\"",
          "\"b\"",
          "\"nikto\"",
          "\"accept\"");
  private static final List<String> PATTERNS =
      List.of(
          "\"a\"",
          "\"^/a\"",
          "\"l$\"",
          "\"^$\"",
          "\"[0-9]+\"",
          "\"(?i)GET|b\"",
          "\"^GET$\"",
          "\"\"");
  private static final List<String> DURATIONS =
      List.of("duration(\"1h\")", "duration(\"90s\")", "duration(\"-2s\")", "duration(\"0s\")");
  private static final List<String> MOMENTS =
      List.of(
          "timestamp(\"2026-11-23T12:00:00Z\")",
          "timestamp(\"0001-01-01T00:00:00Z\")",
          "timestamp(\"9999-12-31T23:59:59Z\")",
          "timestamp(0)");
  private static final List<String> ORDERS = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Random random;
  private boolean inLoop;

  RandomExpressions(long seed) {
    this.random = new Random(seed);
  }

  /** An expression of one of the types that conditions are made of. */
  String any() {
    return switch (random.nextInt(8)) {
      case 0 -> whole(3);
      case 1 -> decimal(3);
      case 2 -> text(3);
      case 3 -> moment(2);
      default -> truth(4);
    };
  }

  String truth(int depth) {
    if (depth <= 0) {
      return simpleTruth();
    }
    int inner = depth - 1;
    return switch (random.nextInt(18)) {
      case 0, 1, 2 -> "(" + truth(inner) + " && " + truth(inner) + ")";
      case 3, 4, 5 -> "(" + truth(inner) + " || " + truth(inner) + ")";
      case 6 -> "!(" + truth(inner) + ")";
      case 7 -> "(" + truth(inner) + " ? " + truth(inner) + " : " + truth(inner) + ")";
      case 8 -> whole(inner) + " " + one(ORDERS) + " " + whole(inner);
      case 9 -> decimal(inner) + " " + one(ORDERS) + " " + decimal(inner);
      case 10 -> whole(inner) + " " + one(ORDERS.subList(2, 6)) + " " + mixed();
      case 11 -> text(inner) + " " + one(ORDERS) + " " + text(inner);
      case 12 -> moment(inner) + " " + one(ORDERS) + " " + moment(inner);
      case 13 -> span(inner) + " " + one(ORDERS) + " " + span(inner);
      case 14 -> call(inner);
      case 15 -> inLoop ? simpleTruth() : loop(inner);
      case 16 -> "(" + truth(inner) + " ? true : false) == (" + truth(inner) + " ? true : false)";
      default -> simpleTruth();
    };
  }

  /**
   * A fraction for comparison with whole numbers, where the CEL runtime errs on NaN, -0.0 and
   * beyond 2^53.
   */
  private String mixed() {
    return one(List.of("0.0", "0.5", "2.5", "404.0", "-1.5", "event.duration"));
  }

  private String simpleTruth() {
    return switch (random.nextInt(13)) {
      case 0 -> "true";
      case 1 -> "false";
      case 2 -> "has(event.query)";
      case 3 -> "has(client.agent)";
      case 4 -> "client.has(\"monitor\")";
      case 5 -> "account.has(\"staff\")";
      case 6 -> "event.status " + one(ORDERS) + " " + one(WHOLES);
      case 7 -> one(WHOLES) + " " + one(ORDERS) + " event.status";
      case 8 -> "share " + one(ORDERS) + " " + one(DECIMALS);
      case 9 -> "event.status in [200, 404, 500]";
      case 10 -> "event.method in [\"GET\", \"a\"]";
      case 11 -> "has(event.headers.accept)";
      default -> one(TEXTS) + " in event.headers";
    };
  }

  private String call(int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> text(depth) + ".contains(" + text(depth) + ")";
      case 1 -> text(depth) + ".startsWith(" + text(depth) + ")";
      case 2 -> text(depth) + ".endsWith(" + text(depth) + ")";
      case 3 -> text(depth) + ".matches(" + one(PATTERNS) + ")";
      case 4 -> "asset(" + text(depth) + ")";
      case 5 -> text(depth) + " in event.forwarded";
      default -> text(depth) + " in [" + text(depth) + ", " + text(depth) + "]";
    };
  }

  private String loop(int depth) {
    inLoop = true;
    String range =
        one(
            List.of(
                "event.forwarded",
                "[\"a\", \"b\", \"10.0.0.1\"]",
                "event.headers",
                "event.path.split(\"/\")"));
    String macro = one(List.of("exists", "all", "exists_one"));
    String looped = range + "." + macro + "(x, " + truth(depth) + ")";
    String listed =
        random.nextBoolean()
            ? "event.forwarded.filter(x, " + truth(depth) + ").size() > 0"
            : "event.forwarded.map(x, " + text(depth) + ").size() == 2";
    inLoop = false;
    return random.nextInt(4) == 0 ? listed : looped;
  }

  String whole(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 5 : 12)) {
      case 0, 1 -> one(WHOLES);
      case 2 -> "event.status";
      case 3 -> "event.bytes";
      case 4 -> "hits";
      case 5 -> "size(" + text(inner) + ")";
      case 6 -> "int(" + decimal(inner) + ")";
      case 7 -> "-(" + whole(inner) + ")";
      case 8 -> "(" + truth(inner) + " ? " + whole(inner) + " : " + whole(inner) + ")";
      case 9 -> one(List.of("event.forwarded", "event.headers")) + ".size()";
      case 10 -> "int(" + moment(inner) + ")";
      default ->
          "(" + whole(inner) + one(List.of(" + ", " - ", " * ", " / ", " % ")) + whole(inner) + ")";
    };
  }

  String decimal(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 5 : 9)) {
      case 0, 1 -> one(DECIMALS);
      case 2 -> "share";
      case 3 -> "event.duration";
      case 4 -> "signal(\"scanner-agent\")";
      case 5 -> "double(" + whole(inner) + ")";
      case 6 -> "-(" + decimal(inner) + ")";
      case 7 -> "(" + truth(inner) + " ? " + decimal(inner) + " : " + decimal(inner) + ")";
      default ->
          "(" + decimal(inner) + one(List.of(" + ", " - ", " * ", " / ")) + decimal(inner) + ")";
    };
  }

  String text(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 7 : 15)) {
      case 0, 1 -> inLoop ? "x" : one(TEXTS);
      case 2 -> "event.path";
      case 3 -> "event.query";
      case 4 -> "client.agent";
      case 5 -> "event.method";
      case 6 -> "signal_value(\"scanner-agent\")";
      case 7 -> text(inner) + ".lowerAscii()";
      case 8 -> text(inner) + ".upperAscii()";
      case 9 -> "(" + text(inner) + " + " + text(inner) + ")";
      case 10 -> "(" + truth(inner) + " ? " + text(inner) + " : " + text(inner) + ")";
      case 11 -> "event.headers[" + text(inner) + "]";
      case 12 -> "event.forwarded[" + whole(inner) + "]";
      case 13 -> one(List.of("route(", "network(")) + text(inner) + ")";
      default -> "string(" + whole(inner) + ")";
    };
  }

  String moment(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 4 : 6)) {
      case 0, 1 -> one(MOMENTS);
      case 2 -> "event.time";
      case 3 -> "first_seen";
      case 4 -> "(" + moment(inner) + one(List.of(" + ", " - ")) + span(inner) + ")";
      default -> "(" + truth(inner) + " ? " + moment(inner) + " : " + moment(inner) + ")";
    };
  }

  String span(int depth) {
    int inner = depth - 1;
    return switch (random.nextInt(depth <= 0 ? 1 : 4)) {
      case 0 -> one(DURATIONS);
      case 1 -> "(" + moment(inner) + " - " + moment(inner) + ")";
      default -> "(" + span(inner) + one(List.of(" + ", " - ")) + span(inner) + ")";
    };
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
