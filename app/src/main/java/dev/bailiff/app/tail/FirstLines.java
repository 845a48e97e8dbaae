package dev.bailiff.app.tail;

import dev.bailiff.app.reader.LineEvents;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first whole lines of a file, from which its format is told. */
final class FirstLines {
  private static final int BYTES = 64 * 1024;

  private FirstLines() {}

  static List<byte[]> of(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(BYTES);
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < bytes.length && lines.size() < LineEvents.TELLING_LINES; at++) {
      if (bytes[at] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, from, at));
        from = at + 1;
      }
    }
    return lines;
  }
}
