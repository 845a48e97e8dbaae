package dev.bailiff.detectors.seclang.regex;

import java.util.BitSet;
import java.util.List;

/** A regular expression over bytes. */
sealed interface Node {
  /** One byte of a set. */
  record One(BitSet set) implements Node {}

  /** One after the other; none is the empty text. */
  record Sequence(List<Node> parts) implements Node {}

  /** One of several. */
  record Either(List<Node> parts) implements Node {}

  /** So often; {@code most} is -1 where there is no bound. */
  record Repeat(Node part, int least, int most, boolean lazy) implements Node {}

  /** A part that is captured. */
  record Capture(Node part) implements Node {}

  /** A place, written as the linear-time library has it. */
  record Place(String written) implements Node {}

  /** Writes it for the linear-time library. */
  default void write(StringBuilder out) {
    switch (this) {
      case One one -> out.append(Bytes.written(one.set()));
      case Place place -> out.append(place.written());
      case Sequence sequence -> sequence.parts().forEach(part -> part.write(out));
      case Capture capture -> {
        out.append('(');
        capture.part().write(out);
        out.append(')');
      }
      case Either either -> {
        out.append("(?:");
        for (int i = 0; i < either.parts().size(); i++) {
          out.append(i == 0 ? "" : "|");
          either.parts().get(i).write(out);
        }
        out.append(')');
      }
      case Repeat repeat -> {
        out.append("(?:");
        repeat.part().write(out);
        out.append(')').append(count(repeat)).append(repeat.lazy() ? "?" : "");
      }
    }
  }

  /** How the linear-time library writes a count. */
  static String count(Repeat repeat) {
    if (repeat.most() < 0) {
      return switch (repeat.least()) {
        case 0 -> "*";
        case 1 -> "+";
        default -> "{" + repeat.least() + ",}";
      };
    }
    return repeat.least() == 0 && repeat.most() == 1
        ? "?"
        : "{" + repeat.least() + "," + repeat.most() + "}";
  }
}
