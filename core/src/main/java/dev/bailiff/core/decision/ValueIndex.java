package dev.bailiff.core.decision;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.FieldType;
import dev.bailiff.core.policy.RuleProgram.Equality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntConsumer;

/**
 * Finds conditions of one event type that can hold on an event, by what they demand of single
 * fields.
 *
 * <p>One with an equality {@code field == a || field == b} at its top level is filed under {@code
 * (field, a)} and {@code (field, b)}; one without is always a candidate. If an event has no value
 * for a field, all filed under the field are candidates, because they may be unable to say. One
 * that is not a candidate would have answered no.
 */
final class ValueIndex {
  private final int[] always;
  private final List<FieldIndex> fields = new ArrayList<>();

  /** An index over these conditions, given what each demands of single fields. */
  ValueIndex(SortedMap<Integer, List<Equality>> demands) {
    List<Integer> unfiled = new ArrayList<>();
    Map<Field, Map<Object, List<Integer>>> filed = new LinkedHashMap<>();
    demands.forEach((place, equalities) -> {
      Optional<Equality> choice = mostSelective(equalities);
      if (choice.isEmpty()) {
        unfiled.add(place);
        return;
      }
      Map<Object, List<Integer>> byValue =
          filed.computeIfAbsent(choice.get().field(), f -> new HashMap<>());
      for (Object value : choice.get().values()) {
        byValue.computeIfAbsent(value, v -> new ArrayList<>()).add(place);
      }
    });
    this.always = toArray(unfiled);
    filed.forEach((field, byValue) -> fields.add(new FieldIndex(field, byValue)));
  }

  /** Calls {@code candidate} once with the place of each condition that can hold or cannot say. */
  void candidates(Event event, IntConsumer candidate) {
    for (int rule : always) {
      candidate.accept(rule);
    }
    for (int i = 0; i < fields.size(); i++) {
      for (int rule : fields.get(i).rules(event)) {
        candidate.accept(rule);
      }
    }
  }

  private static Optional<Equality> mostSelective(List<Equality> equalities) {
    return equalities.stream().min(Comparator.comparingInt(e -> e.values().size()));
  }

  private static int[] toArray(List<Integer> rules) {
    return rules.stream().mapToInt(Integer::intValue).distinct().toArray();
  }

  /** The rules filed under one field. */
  private static final class FieldIndex {
    private static final int[] NONE = {};

    private final Field field;
    private final Map<Object, int[]> byValue = new HashMap<>();
    private final long[] numbers;
    private final int[][] byNumber;
    private final int[] all;

    FieldIndex(Field field, Map<Object, List<Integer>> rules) {
      this.field = field;
      rules.forEach((value, filed) -> byValue.put(value, toArray(filed)));
      this.all = toArray(rules.values().stream().flatMap(List::stream).sorted().toList());
      this.numbers =
          field.type() == FieldType.INTEGER
              ? rules.keySet().stream().mapToLong(value -> (Long) value).sorted().toArray()
              : new long[0];
      this.byNumber = new int[numbers.length][];
      for (int i = 0; i < numbers.length; i++) {
        byNumber[i] = byValue.getOrDefault(numbers[i], NONE);
      }
    }

    int[] rules(Event event) {
      if (!event.has(field)) {
        return all;
      }
      if (field.type() == FieldType.INTEGER) { // as below, without a box for each event
        int place = Arrays.binarySearch(numbers, event.bits(field));
        return place >= 0 ? byNumber[place] : NONE;
      }
      return byValue.getOrDefault(event.value(field), NONE);
    }
  }
}
