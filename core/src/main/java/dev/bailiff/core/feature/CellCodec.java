package dev.bailiff.core.feature;

/**
 * The head of an encoded cell: a version, the kind, and the kind's parameters, so that state is
 * never read under a meaning other than the one it was written with.
 *
 * <pre>
 *   byte version | byte kind | varint per parameter | payload of the kind
 * </pre>
 *
 * Numbers are little-endian base-128 varints in their shortest form, signed ones zigzag, so each
 * state has exactly one encoding.
 */
final class CellCodec {
  private static final byte VERSION = 1;

  private final FeatureKind kind;
  private final long[] parameters;

  CellCodec(FeatureKind kind) {
    this.kind = kind;
    this.parameters = kind.parameters();
  }

  CellWriter begin() {
    CellWriter out = new CellWriter();
    out.writeByte(VERSION);
    out.writeByte(kind.tag());
    for (long parameter : parameters) {
      out.writeUnsigned(parameter);
    }
    return out;
  }

  CellReader open(byte[] bytes) throws CellFormatException {
    CellReader in = new CellReader(bytes);
    require("version", VERSION, in.readByte());
    require("kind", kind.tag(), in.readByte());
    for (long parameter : parameters) {
      require("parameter", parameter, in.readUnsigned());
    }
    return in;
  }

  private void require(String what, long expected, long found) throws CellFormatException {
    if (expected != found) {
      throw new CellFormatException(
          what + " " + found + " found where " + kind + " has " + expected);
    }
  }
}
