package dev.bailiff.app.reader;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An input while it is read.
 *
 * @param raw its bytes as they lie on disk
 * @param compression how they are packed
 * @param lines its lines
 */
record OpenInput(RawInput raw, Compression compression, LineSource lines) implements Closeable {
  /** Opens an input and finds out how it is packed. */
  static OpenInput of(Input input, AtomicLong bytesRead) throws IOException {
    InputStream opened = input.opener().open();
    try {
      RawInput raw = new RawInput(opened, bytesRead);
      Compression compression = Compression.of(raw);
      return new OpenInput(raw, compression, new LineSource(compression.unpack(raw)));
    } catch (IOException | RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /** What a failure to read on means, for people. */
  String explain(IOException failure) {
    String place = "after byte " + raw.consumed() + ", line " + lines.number();
    if (compression == Compression.NONE) {
      return "cannot be read on " + place + ": " + failure.getMessage();
    }
    boolean cut =
        failure instanceof EOFException
            || String.valueOf(failure.getMessage()).contains("runcated");
    return cut
        ? "ends in the middle of its " + compression.label() + " data, " + place
        : "holds broken " + compression.label() + " data " + place + ": " + failure.getMessage();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
