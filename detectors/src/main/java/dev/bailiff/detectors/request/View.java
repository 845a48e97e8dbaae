package dev.bailiff.detectors.request;

import dev.bailiff.core.signal.Evidence;
import dev.bailiff.detectors.decoding.Decoded;

/** A value as one kind of reader would see it. */
public final class View {
  /** What was undone to get it, besides percent signs and entities. */
  public enum Kind {
    /** Nothing. */
    PLAIN,
    /** The escapes of programming languages. */
    UNESCAPED,
    /** Base64: what only looks suspicious in plain text is surer here, where somebody hid it. */
    BASE64
  }

  private final Value value;
  private final Kind kind;
  private final Decoded decoded;

  View(Value value, Kind kind, Decoded decoded) {
    this.value = value;
    this.kind = kind;
    this.decoded = decoded;
  }

  /** What was undone to get it. */
  public Kind kind() {
    return kind;
  }

  /** The text with its letters, blanks and comments as they are. */
  public String text() {
    return decoded.text();
  }

  /** The text in lower case, blanks and comments as one space, full-width letters as ASCII. */
  public String folded() {
    return decoded.folded().text();
  }

  /** Evidence for what stands between two indexes of {@link #text()}. */
  public Evidence evidence(int start, int end) {
    return decoded.evidence(value.field(), start, end);
  }

  /** Evidence for what stands between two indexes of {@link #folded()}. */
  public Evidence foldedEvidence(int start, int end) {
    return decoded.folded().evidence(value.field(), start, end);
  }
}
