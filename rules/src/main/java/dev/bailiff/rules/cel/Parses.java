package dev.bailiff.rules.cel;

import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.HashMap;
import java.util.Map;

/**
 * What texts are as expressions, whatever their names mean; each is parsed once, however many event
 * types it is about.
 */
final class Parses {
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(Environment.OPTIONS)
          .setStandardMacros(
              CelStandardMacro.HAS,
              CelStandardMacro.ALL,
              CelStandardMacro.EXISTS,
              CelStandardMacro.EXISTS_ONE,
              CelStandardMacro.FILTER,
              CelStandardMacro.MAP,
              CelStandardMacro.MAP_FILTER)
          .build();

  private final Map<String, CelValidationResult> known = new HashMap<>();

  /** The tree of the text, or its errors. */
  CelValidationResult of(String text) {
    return known.computeIfAbsent(text, PARSER::parse);
  }
}
