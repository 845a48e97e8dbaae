package dev.bailiff.app.reader;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How the bytes of a file are packed, told from its first bytes and never from its name. */
enum Compression {
  NONE(""),
  GZIP("gzip"),
  ZSTD("zstd");

  private static final int MAGIC_BYTES = 4;
  private static final int BLOCK = 64 * 1024;

  private final String label;

  Compression(String label) {
    this.label = label;
  }

  /** The name that people know it by; empty for none. */
  String label() {
    return label;
  }

  /** How this file is packed. */
  static Compression of(RawInput input) throws IOException {
    byte[] magic = input.peek(MAGIC_BYTES);
    if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    boolean zstd =
        magic.length == MAGIC_BYTES
            && (magic[0] & 0xff) == 0x28
            && (magic[1] & 0xff) == 0xb5
            && (magic[2] & 0xff) == 0x2f
            && (magic[3] & 0xff) == 0xfd;
    return zstd ? ZSTD : NONE;
  }

  /** The unpacked bytes; several gzip members or zstd frames in a row are read as one. */
  InputStream unpack(RawInput input) throws IOException {
    return switch (this) {
      case NONE -> input;
      case GZIP -> new GZIPInputStream(input, BLOCK);
      case ZSTD -> new ZstdInputStream(input);
    };
  }
}
