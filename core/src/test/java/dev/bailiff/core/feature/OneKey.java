package dev.bailiff.core.feature;

import java.util.Arrays;

/** The state of one key, as a table would hold it, amid words that are not its own. */
final class OneKey {
  private static final long NEIGHBOUR = 0x5A5A_5A5A_5A5A_5A5AL;

  final Cell cell;
  final Losses losses = new Losses();
  private final long[] words;
  private boolean exists;

  OneKey(FeatureKind kind) {
    cell = kind.cell();
    words = new long[cell.words() + 2];
    words[0] = NEIGHBOUR;
    words[words.length - 1] = NEIGHBOUR;
  }

  long update(long time) {
    return update(time, 1);
  }

  long update(long time, long argument) {
    long value =
        exists
            ? cell.update(words, 1, time, argument, losses)
            : cell.create(words, 1, time, argument, losses);
    exists = true;
    if (words[0] != NEIGHBOUR || words[words.length - 1] != NEIGHBOUR) {
      throw new AssertionError("the cell wrote outside its words");
    }
    return value;
  }

  long read(long time) {
    return exists ? cell.read(words, 1, time) : cell.absent();
  }

  boolean isExpired(long time) {
    return cell.isExpired(words, 1, time);
  }

  long clock() {
    return cell.clockMillis(words, 1);
  }

  long[] words() {
    return Arrays.copyOfRange(words, 1, words.length - 1);
  }

  byte[] encode() {
    return cell.encode(words, 1);
  }

  void decode(byte[] bytes) throws CellFormatException {
    cell.decode(bytes, words, 1);
    exists = true;
  }
}
