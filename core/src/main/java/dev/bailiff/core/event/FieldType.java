package dev.bailiff.core.event;

/** The type of a field's value, and with it the kind of slot the value is kept in. */
public enum FieldType {
  /** Text; a Java {@code String}. */
  TEXT("string"),
  /** A whole number of 64 bits. */
  INTEGER("int"),
  /** A binary floating-point number of 64 bits. */
  NUMBER("double"),
  /** True or false. */
  FLAG("bool"),
  /** A point in time with millisecond resolution. */
  TIME("timestamp"),
  /** A list of texts. */
  TEXTS("list(string)"),
  /** A map from text to text. */
  MAP("map(string, string)");

  private final String label;

  FieldType(String label) {
    this.label = label;
  }

  /**
   * Whether values are kept as 64 bits ({@code INTEGER}, {@code NUMBER}, {@code FLAG}, {@code
   * TIME}).
   */
  public boolean isPrimitive() {
    return switch (this) {
      case INTEGER, NUMBER, FLAG, TIME -> true;
      case TEXT, TEXTS, MAP -> false;
    };
  }

  /** The name of the type in conditions (CEL) and in messages to people. */
  public String label() {
    return label;
  }
}
