package dev.bailiff.rules.example;

import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.Field;
import dev.bailiff.rules.example.EventScript.Setting;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Entries;
import dev.bailiff.rules.yaml.YamlNode.Entry;
import dev.bailiff.rules.yaml.YamlNode.Items;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a value as the type of a field wants it. */
final class FieldValue {
  private static final Pattern NUMBERED = Pattern.compile("\\{n(?::([1-9][0-9]{0,8}))?}");

  private final EventBuilder event;
  private final Field field;
  private final int n;
  private final Problems problems;

  private FieldValue(EventBuilder event, Field field, int n, Problems problems) {
    this.event = event;
    this.field = field;
    this.n = n;
    this.problems = problems;
  }

  /** Gives the field of the n-th event of a step its value. */
  static void set(EventBuilder event, Setting setting, int n, Problems problems) {
    FieldValue value = new FieldValue(event, setting.field(), n, problems);
    switch (setting.value()) {
      case Text text -> value.setText(text);
      case Items items -> value.setItems(items);
      case Entries entries -> value.setEntries(entries);
    }
  }

  /** The text with {@code {n}} replaced by a number and {@code {n:200}} by its rest modulo 200. */
  static String numbered(String text, int n) {
    Matcher matcher = NUMBERED.matcher(text);
    StringBuilder numbered = new StringBuilder();
    while (matcher.find()) {
      String modulus = matcher.group(1);
      int number = modulus == null ? n : n % Integer.parseInt(modulus);
      matcher.appendReplacement(numbered, String.valueOf(number));
    }
    return matcher.appendTail(numbered).toString();
  }

  private void setText(Text text) {
    String value = numbered(text.value(), n);
    switch (field.type()) {
      case TEXT -> event.text(field, fitting(value, text));
      case INTEGER ->
          Quantities.whole(plain(text, value), Long.MIN_VALUE, Long.MAX_VALUE, problems)
              .ifPresent(number -> event.integer(field, number));
      case NUMBER -> setNumber(value, text);
      case FLAG -> setFlag(value, text);
      case TIME ->
          Quantities.moment(plain(text, value), problems)
              .ifPresent(moment -> event.time(field, moment));
      case TEXTS, MAP -> mismatch(text);
    }
  }

  private void setNumber(String value, Text text) {
    if (value.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      event.number(field, Double.parseDouble(value));
    } else {
      mismatch(text);
    }
  }

  private void setFlag(String value, Text text) {
    if (value.equals("true") || value.equals("false")) {
      event.flag(field, value.equals("true"));
    } else {
      mismatch(text);
    }
  }

  private void setItems(Items items) {
    List<String> values = new ArrayList<>();
    for (YamlNode item : items.items()) {
      if (item instanceof Text text) {
        values.add(numbered(text.value(), n));
      }
    }
    switch (field.type()) {
      case TEXTS -> event.texts(field, values);
      case TEXT, INTEGER, NUMBER, FLAG, TIME, MAP -> mismatch(items);
    }
  }

  private void setEntries(Entries entries) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Entry entry : entries.entries()) {
      if (entry.value() instanceof Text text) {
        values.put(entry.key().value(), numbered(text.value(), n));
      }
    }
    switch (field.type()) {
      case MAP -> event.map(field, values);
      case TEXT, INTEGER, NUMBER, FLAG, TIME, TEXTS -> mismatch(entries);
    }
  }

  private String fitting(String value, Text text) {
    if (value.length() > field.limit()) {
      problems.error(
          text.place(), "`" + field.path() + "` takes at most " + field.limit() + " characters");
      return value.substring(0, field.limit());
    }
    return value;
  }

  private void mismatch(YamlNode node) {
    problems.error(
        node.place(), "`" + field.path() + "` is " + field.type().label() + ", not " + what(node));
  }

  private static String what(YamlNode node) {
    return node instanceof Text text ? "`" + text.value() + "`" : node.kind();
  }

  private static Text plain(Text text, String value) {
    return new Text(text.source(), text.start(), text.end(), value, text.style());
  }
}
