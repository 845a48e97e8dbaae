package dev.bailiff.detectors.seclang.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds sets of literals such that every text that a pattern matches holds one of each set, without
 * regard to the case of letters.
 *
 * <p>Of each part of a pattern it is known either exactly which few texts it can be ({@code
 * exact}), or which sets it cannot do without ({@code needed}). In a sequence the exact texts of
 * neighbours are joined as long as they are few; each run that ends is one more set that is needed.
 * Of alternatives one set of each is needed, so their union is. The method is that of the prefilter
 * of RE2 [1].
 *
 * <p>[1] Cox: Regular Expression Matching with a Trigram Index, 2012.
 */
final class Literals {
  private static final int MAX_RUN = 96;
  private static final int MAX_SET = 1_500;
  private static final int MAX_BYTES = 4;
  private static final int MAX_LENGTH = 24;
  private static final int KEPT = 3;

  /** The longest shortest text first, then the smallest set. */
  private static final Comparator<Set<String>> BEST =
      Comparator.<Set<String>>comparingInt(Literals::weight).reversed().thenComparingInt(Set::size);

  private record Known(@Nullable Set<String> exact, List<Set<String>> needed) {}

  private Literals() {}

  /** The sets that every match needs; none if nothing is known. */
  static List<Set<String>> of(Node node) {
    Known known = known(node);
    List<Set<String>> sets = new ArrayList<>(known.needed());
    offer(sets, known.exact());
    return best(sets);
  }

  private static Known known(Node node) {
    return switch (node) {
      case Node.One one -> one(one.set());
      case Node.Place place -> new Known(Set.of(""), List.of());
      case Node.Capture capture -> known(capture.part());
      case Node.Sequence sequence -> sequence(sequence.parts());
      case Node.Either either -> either(either.parts());
      case Node.Repeat repeat -> repeat(repeat);
    };
  }

  private static Known one(BitSet set) {
    Set<String> exact = new LinkedHashSet<>();
    for (int c = set.nextSetBit(0);
        c >= 0 && exact.size() <= MAX_BYTES;
        c = set.nextSetBit(c + 1)) {
      exact.add(String.valueOf((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    }
    return new Known(exact.size() <= MAX_BYTES && !exact.isEmpty() ? exact : null, List.of());
  }

  private static Known sequence(List<Node> parts) {
    List<Set<String>> needed = new ArrayList<>();
    Set<String> run = Set.of("");
    boolean isWhole = true;
    for (Node part : parts) {
      Known known = known(part);
      needed.addAll(known.needed());
      Set<String> joined = known.exact() == null ? null : joined(run, known.exact());
      if (joined != null) {
        run = joined;
        continue;
      }
      isWhole = false;
      offer(needed, run);
      offer(needed, known.exact());
      run = known.exact() == null || known.exact().size() > MAX_RUN ? Set.of("") : known.exact();
    }
    if (isWhole) {
      return new Known(run, best(needed));
    }
    offer(needed, run);
    return new Known(null, best(needed));
  }

  private static @Nullable Set<String> joined(Set<String> before, Set<String> after) {
    if ((long) before.size() * after.size()
        > Math.max(MAX_RUN, Math.max(before.size(), after.size()))) {
      return null;
    }
    Set<String> all = new LinkedHashSet<>();
    for (String first : before) {
      for (String second : after) {
        if (first.length() + second.length() > MAX_LENGTH) {
          return null;
        }
        all.add(first + second);
      }
    }
    return all;
  }

  private static Known either(List<Node> parts) {
    Set<String> exact = new LinkedHashSet<>();
    Set<String> one = new LinkedHashSet<>();
    boolean isExact = true;
    boolean isNeeded = true;
    for (Node part : parts) {
      Known known = known(part);
      isExact &= known.exact() != null && exact.size() <= MAX_SET;
      if (known.exact() != null) {
        exact.addAll(known.exact());
      }
      List<Set<String>> sets = new ArrayList<>(known.needed());
      offer(sets, known.exact());
      List<Set<String>> best = best(sets);
      isNeeded &= !best.isEmpty() && one.size() <= MAX_SET;
      if (isNeeded) {
        one.addAll(best.get(0));
      }
    }
    return new Known(isExact ? exact : null, isNeeded ? List.of(one) : List.of());
  }

  private static Known repeat(Node.Repeat repeat) {
    Known known = known(repeat.part());
    if (repeat.least() == 0) {
      if (repeat.most() == 1 && known.exact() != null && known.exact().size() < MAX_RUN) {
        Set<String> exact = new LinkedHashSet<>(known.exact());
        exact.add("");
        return new Known(exact, List.of());
      }
      return new Known(null, List.of());
    }
    if (repeat.least() == 1 && repeat.most() == 1) {
      return known;
    }
    List<Set<String>> needed = new ArrayList<>(known.needed());
    offer(needed, known.exact());
    return new Known(null, best(needed));
  }

  private static void offer(List<Set<String>> sets, @Nullable Set<String> set) {
    if (set != null && !set.isEmpty() && set.size() <= MAX_SET && weight(set) > 0) {
      sets.add(set);
    }
  }

  private static List<Set<String>> best(List<Set<String>> sets) {
    return sets.stream().distinct().sorted(BEST).limit(KEPT).toList();
  }

  private static int weight(Set<String> set) {
    return set.stream().mapToInt(String::length).min().orElse(0);
  }
}
