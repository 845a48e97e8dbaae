package dev.bailiff.rules.yaml;

import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.SourceText;
import java.util.List;
import java.util.Optional;

/** A part of a YAML document and where it stands. */
public sealed interface YamlNode {
  /** The file it stands in. */
  SourceText source();

  /** Index of its first character in the file's text. */
  int start();

  /** Index after its last character in the file's text. */
  int end();

  /** Where it begins, as long as it goes on in that line. */
  default Place place() {
    return source().place(start(), end());
  }

  /** What it is called in messages to people. */
  default String kind() {
    return switch (this) {
      case Text text -> text.isNothing() ? "nothing" : "a value";
      case Items items -> "a list";
      case Entries entries -> "a mapping";
    };
  }

  /**
   * A single value. All values are text; who reads one decides what it must look like.
   *
   * @param value the text that the notation stands for
   * @param style how it is written
   */
  record Text(SourceText source, int start, int end, String value, Style style)
      implements YamlNode {

    /** The notation of a value. */
    public enum Style {
      PLAIN,
      SINGLE_QUOTED,
      DOUBLE_QUOTED,
      BLOCK
    }

    /** Whether no value was given: nothing at all, {@code ~} or {@code null}. */
    public boolean isNothing() {
      return style == Style.PLAIN && (value.isEmpty() || value.equals("~") || value.equals("null"));
    }

    @Override
    public Place place() {
      return style == Style.BLOCK ? place(0, value.length()) : source.place(start, end);
    }

    /** The place of a part of the value, exact for every notation. */
    public Place place(int from, int to) {
      int[] offsets = ScalarOffsets.of(this);
      int first = offsets[Math.clamp(from, 0, value.length())];
      int last = to > from ? offsets[Math.clamp(to, 1, value.length()) - 1] + 1 : first;
      return source.place(first, last);
    }

    /** The place of a part of the value given by line and column, both from 1. */
    public Place place(int line, int column, int length) {
      int from = 0;
      for (int i = 1; i < line; i++) {
        int end = value.indexOf('\n', from);
        from = end < 0 ? from : end + 1;
      }
      int at = Math.min(value.length(), from + Math.max(0, column - 1));
      return place(at, Math.min(value.length(), at + Math.max(1, length)));
    }
  }

  /**
   * A list.
   *
   * @param items its items in order
   * @param isInline whether it is written in brackets
   */
  record Items(SourceText source, int start, int end, List<YamlNode> items, boolean isInline)
      implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A mapping; no key appears twice. */
  record Entries(SourceText source, int start, int end, List<Entry> entries) implements YamlNode {
    public Entries {
      entries = List.copyOf(entries);
    }

    /** The value under this key. */
    public Optional<YamlNode> value(String key) {
      return entries.stream()
          .filter(entry -> entry.key().value().equals(key))
          .map(Entry::value)
          .findFirst();
    }

    @Override
    public Place place() {
      return entries.isEmpty() ? source.place(start, end) : entries.get(0).key().place();
    }
  }

  /** A key and its value. */
  record Entry(Text key, YamlNode value) {}
}
