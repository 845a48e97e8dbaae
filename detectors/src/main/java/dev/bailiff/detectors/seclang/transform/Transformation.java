package dev.bailiff.detectors.seclang.transform;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A change of a text, one byte in each character. A text that it leaves as it is is answered
 * itself, so that what was found out about it holds on. Each takes linear time.
 */
public enum Transformation {
  BASE64_DECODE("base64Decode", text -> Base64.decode(text, false)),
  BASE64_DECODE_EXT("base64DecodeExt", text -> Base64.decode(text, true)),
  BASE64_ENCODE("base64Encode", Base64::encode),
  CMD_LINE("cmdLine", Commands::flattened),
  COMPRESS_WHITESPACE("compressWhitespace", Blanks::compressed),
  CSS_DECODE("cssDecode", Escapes::css),
  ESCAPE_SEQ_DECODE("escapeSeqDecode", Escapes::ansi),
  HEX_DECODE("hexDecode", Hexadecimal::decode),
  HEX_ENCODE("hexEncode", Hexadecimal::encode),
  HTML_ENTITY_DECODE("htmlEntityDecode", Entities::decode),
  JS_DECODE("jsDecode", Escapes::script),
  LENGTH("length", text -> Integer.toString(text.length())),
  LOWERCASE("lowercase", text -> Letters.lower(text)),
  MD5("md5", text -> Digests.of("MD5", text)),
  NORMALISE_PATH("normalisePath", text -> Paths.normal(text, false)),
  NORMALISE_PATH_WIN("normalisePathWin", text -> Paths.normal(text, true)),
  REMOVE_COMMENTS("removeComments", Comments::removed),
  REMOVE_COMMENTS_CHAR("removeCommentsChar", Comments::withoutSigns),
  REMOVE_NULLS("removeNulls", text -> text.replace("\0", "")),
  REMOVE_WHITESPACE("removeWhitespace", Blanks::removed),
  REPLACE_COMMENTS("replaceComments", Comments::replaced),
  REPLACE_NULLS("replaceNulls", text -> text.replace('\0', ' ')),
  SHA1("sha1", text -> Digests.of("SHA-1", text)),
  SQL_HEX_DECODE("sqlHexDecode", Hexadecimal::sql),
  TRIM("trim", text -> Blanks.trimmed(text, true, true)),
  TRIM_LEFT("trimLeft", text -> Blanks.trimmed(text, true, false)),
  TRIM_RIGHT("trimRight", text -> Blanks.trimmed(text, false, true)),
  UPPERCASE("uppercase", text -> Letters.upper(text)),
  URL_DECODE("urlDecode", text -> Urls.decode(text, false)),
  URL_DECODE_UNI("urlDecodeUni", text -> Urls.decode(text, true)),
  URL_ENCODE("urlEncode", Urls::encode),
  UTF8_TO_UNICODE("utf8toUnicode", Unicode::written);

  private static final Map<String, Transformation> BY_NAME = new HashMap<>();

  static {
    for (Transformation each : values()) {
      BY_NAME.put(each.written.toLowerCase(Locale.ROOT), each);
    }
    BY_NAME.put("normalizepath", NORMALISE_PATH);
    BY_NAME.put("normalizepathwin", NORMALISE_PATH_WIN);
  }

  private final String written;
  private final UnaryOperator<String> change;

  Transformation(String written, UnaryOperator<String> change) {
    this.written = written;
    this.change = change;
  }

  /** The one with this name, whatever its case. */
  public static Optional<Transformation> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The changed text; the same object if nothing changes. */
  public String apply(String text) {
    String changed = change.apply(text);
    return changed.equals(text) ? text : changed;
  }
}
