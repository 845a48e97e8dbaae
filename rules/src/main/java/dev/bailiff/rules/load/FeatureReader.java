package dev.bailiff.rules.load;

import dev.bailiff.core.feature.BaselineKind;
import dev.bailiff.core.feature.ChangeKind;
import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.DistinctKind;
import dev.bailiff.core.feature.ExactCountKind;
import dev.bailiff.core.feature.FeatureKind;
import dev.bailiff.core.feature.FirstKind;
import dev.bailiff.core.feature.LastKind;
import dev.bailiff.core.feature.QuotaKind;
import dev.bailiff.core.feature.RateKind;
import dev.bailiff.core.feature.RatioKind;
import dev.bailiff.core.feature.RecentSetKind;
import dev.bailiff.core.feature.SequenceKind;
import dev.bailiff.core.feature.SumKind;
import dev.bailiff.core.feature.ValueType;
import dev.bailiff.rules.quantity.Budgets;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the declaration of a feature. */
final class FeatureReader {
  private static final String ID = "[a-z][a-z0-9_]{0,63}";
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Problems problems;

  FeatureReader(Problems problems) {
    this.problems = problems;
  }

  /** The feature that a node declares; empty if it has no id or no kind. */
  Optional<DeclaredFeature> read(YamlNode node) {
    return Section.of(node, "a feature", FeatureShape.allKeys(), problems).flatMap(this::feature);
  }

  private Optional<DeclaredFeature> feature(Section section) {
    Optional<Text> id = section.required("id");
    id.filter(text -> !text.value().matches(ID))
        .ifPresent(text ->
            problems.error(
                text.place(),
                "`" + text.value() + "` is not a feature id",
                "use lower-case letters, digits and `_`, a letter first"));
    Optional<FeatureShape> shape = shape(section);
    List<Text> by = section.requiredTexts("by");
    List<Text> where = new ArrayList<>();
    section.text("where").ifPresent(where::add);
    var on = EventTypeReader.on(section, problems);
    if (id.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    List<Text> of =
        shape.get() == FeatureShape.QUOTA
            ? section.text("cost").stream().toList()
            : shape.get().takesExpressions() ? section.texts(shape.get().key()) : List.of();
    return Optional.of(
        new DeclaredFeature(
            id.get(),
            valueType(section, shape.get()),
            kind(section, shape.get()),
            on,
            by,
            where,
            of));
  }

  private Optional<FeatureShape> shape(Section section) {
    List<FeatureShape> given = FeatureShape.of(section.keys());
    if (given.size() != 1) {
      problems.error(
          given.isEmpty() ? section.place() : section.placeOf(given.get(1).key()),
          given.isEmpty()
              ? "a feature has no kind"
              : "a second kind, `" + given.get(1).key() + "`, beside `" + given.get(0).key() + "`",
          "give one of " + FeatureShape.keys());
      return given.stream().findFirst();
    }
    FeatureShape shape = given.get(0);
    for (String key : section.keys()) {
      if (FeatureShape.isOption(key) && !shape.options().contains(key)) {
        problems.error(
            section.placeOf(key), "`" + key + "` does not go with `" + shape.key() + "`");
      }
    }
    shape
        .word()
        .ifPresent(word ->
            section
                .text(shape.key())
                .filter(text -> !text.value().equals(word))
                .ifPresent(text ->
                    problems.error(
                        text.place(),
                        "`" + shape.key() + "` counts `" + word + "`, not `" + text.value() + "`",
                        "put a condition under `where`")));
    return Optional.of(shape);
  }

  private static ValueType valueType(Section section, FeatureShape shape) {
    return switch (shape) {
      case COUNT, DISTINCT, SEQUENCE, QUOTA -> ValueType.INTEGER;
      case SUM, RATE, RATIO, BASELINE -> ValueType.NUMBER;
      case FIRST, LAST, CHANGE -> ValueType.TIME;
      case RECENT_SET ->
          section.text("tell").filter(text -> text.value().equals("share")).isPresent()
              ? ValueType.NUMBER
              : ValueType.INTEGER;
    };
  }

  private Optional<FeatureKind> kind(Section section, FeatureShape shape) {
    try {
      return switch (shape) {
        case COUNT -> count(section);
        case SUM -> window(section).map(SumKind::new);
        case DISTINCT -> window(section).map(DistinctKind::new);
        case RATE -> rate(section);
        case FIRST -> window(section).map(FirstKind::new);
        case LAST -> window(section).map(LastKind::new);
        case RATIO -> ratio(section);
        case SEQUENCE -> sequence(section);
        case QUOTA -> quota(section);
        case BASELINE -> baseline(section);
        case CHANGE -> change(section);
        case RECENT_SET -> recentSet(section);
      };
    } catch (IllegalArgumentException outOfBounds) {
      problems.error(section.placeOf(shape.key()), String.valueOf(outOfBounds.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<FeatureKind> count(Section section) {
    Optional<Duration> window = window(section);
    boolean isExact = flag(section, "exact");
    if (section.has("up-to") != isExact) {
      problems.error(
          section.placeOf(isExact ? "exact" : "up-to"), "`exact: true` and `up-to` go together");
      return Optional.empty();
    }
    if (!isExact) {
      return window.map(CountKind::new);
    }
    Optional<Long> upTo = whole(section, "up-to", 1, ExactCountKind.MOST);
    return window.isEmpty() || upTo.isEmpty()
        ? Optional.empty()
        : Optional.of(new ExactCountKind(window.get(), upTo.get().intValue()));
  }

  private Optional<FeatureKind> rate(Section section) {
    Optional<Duration> window = window(section);
    Optional<Duration> per = duration(section, "per");
    return window.isEmpty() || per.isEmpty()
        ? Optional.empty()
        : Optional.of(new RateKind(window.get(), per.get()));
  }

  private Optional<FeatureKind> ratio(Section section) {
    Optional<Duration> window = window(section);
    Optional<Long> min = whole(section, "min", 1, Integer.MAX_VALUE, 1);
    return window.isEmpty() || min.isEmpty()
        ? Optional.empty()
        : Optional.of(new RatioKind(window.get(), min.get().intValue()));
  }

  private Optional<FeatureKind> sequence(Section section) {
    int steps = section.texts(FeatureShape.SEQUENCE.key()).size();
    return window(section).map(window -> new SequenceKind(steps, window));
  }

  private Optional<FeatureKind> quota(Section section) {
    Optional<Budgets.Allowance> quota =
        section.text("quota").flatMap(text -> Quantities.allowance(text, problems));
    Optional<Long> burst = whole(section, "burst", 1, Integer.MAX_VALUE, 1);
    return quota.isEmpty() || burst.isEmpty()
        ? Optional.empty()
        : Optional.of(new QuotaKind(quota.get().limit(), quota.get().per(), burst.get()));
  }

  private Optional<FeatureKind> baseline(Section section) {
    Optional<Duration> window = window(section);
    Optional<Duration> season = duration(section, "season");
    Optional<Long> min = whole(section, "min", 1, BaselineKind.MOST_SLOTS, 3);
    return window.isEmpty() || season.isEmpty() || min.isEmpty()
        ? Optional.empty()
        : Optional.of(new BaselineKind(window.get(), season.get(), min.get().intValue()));
  }

  private Optional<FeatureKind> change(Section section) {
    Optional<Duration> window = window(section);
    Optional<ChangeKind.Direction> direction =
        choice(section, "direction", ChangeKind.Direction.class, ChangeKind.Direction.UP);
    Optional<Long> shift = requiredWhole(section, "shift", 1, ChangeKind.WHOLE);
    Optional<Long> threshold = requiredWhole(section, "threshold", 1, ChangeKind.MOST_THRESHOLD);
    return window.isEmpty() || direction.isEmpty() || shift.isEmpty() || threshold.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChangeKind(
                window.get(), direction.get(), shift.get().intValue(), threshold.get().intValue()));
  }

  private Optional<FeatureKind> recentSet(Section section) {
    Optional<Duration> window = window(section);
    Optional<Long> size = requiredWhole(section, "up-to", 1, RecentSetKind.MOST);
    Optional<RecentSetKind.Answer> answer =
        choice(section, "tell", RecentSetKind.Answer.class, RecentSetKind.Answer.NEW);
    Optional<Long> min = whole(section, "min", 1, Integer.MAX_VALUE, 1);
    return window.isEmpty() || size.isEmpty() || answer.isEmpty() || min.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RecentSetKind(
                window.get(), size.get().intValue(), answer.get(), min.get().intValue()));
  }

  private Optional<Duration> window(Section section) {
    return duration(section, "window");
  }

  private Optional<Duration> duration(Section section, String key) {
    return section
        .required(key)
        .flatMap(text -> Quantities.duration(text, SHORTEST, LONGEST, problems));
  }

  private Optional<Long> whole(Section section, String key, long least, long most) {
    return section.text(key).flatMap(text -> Quantities.whole(text, least, most, problems));
  }

  private Optional<Long> whole(Section section, String key, long least, long most, long other) {
    return section.has(key) ? whole(section, key, least, most) : Optional.of(other);
  }

  private Optional<Long> requiredWhole(Section section, String key, long least, long most) {
    return section.required(key).flatMap(text -> Quantities.whole(text, least, most, problems));
  }

  /** The constant that a word names. */
  private <E extends Enum<E>> Optional<E> choice(
      Section section, String key, Class<E> words, E other) {
    if (!section.has(key)) {
      return Optional.of(other);
    }
    Optional<Text> text = section.text(key);
    List<String> names = new ArrayList<>();
    for (E word : words.getEnumConstants()) {
      String name = word.name().toLowerCase(Locale.ROOT);
      names.add("`" + name + "`");
      if (text.filter(given -> given.value().equals(name)).isPresent()) {
        return Optional.of(word);
      }
    }
    text.ifPresent(given ->
        problems.error(
            given.place(),
            "`" + key + "` is not `" + given.value() + "`",
            "write " + String.join(" or ", names)));
    return Optional.empty();
  }

  private boolean flag(Section section, String key) {
    Optional<Text> text = section.text(key);
    text.filter(value -> !value.value().equals("true") && !value.value().equals("false"))
        .ifPresent(value ->
            problems.error(value.place(), "`" + value.value() + "` is neither `true` nor `false`"));
    return text.filter(value -> value.value().equals("true")).isPresent();
  }
}
