package dev.bailiff.core.event;

/** The most that is accepted of the longer fields; shorter ones take the default of their type. */
final class Limits {
  /** A path, query or referrer as long as common servers accept in a request line: 16 Ki. */
  static final int LINE = 16_384;

  /** A body, a page or a message as text, of which more would not be looked at: 256 Ki. */
  static final int BODY = 262_144;

  /** A message with its attachments, or the beginning of a file in base64: 1 Mi. */
  static final int BYTES = 1_048_576;

  /** Header fields of one request or message. */
  static final int HEADERS = 128;

  /** Entries of any other list or map: links, recipients, names in an archive. */
  static final int LIST = 1_024;

  /** One entry of a list or map. */
  static final int ENTRY = 16_384;

  private Limits() {}
}
