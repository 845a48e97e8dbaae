package dev.bailiff.detectors.decoding;

/** How the format around a value writes it, which every reader of that format undoes. */
public enum Transport {
  /** As it is: a path, a header, a part of a multipart body. */
  PLAIN,
  /** A part of a query or of a form, where {@code +} is a space. */
  FORM,
  /** The inside of a JSON string. */
  JSON
}
