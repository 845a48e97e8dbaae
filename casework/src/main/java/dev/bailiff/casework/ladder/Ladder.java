package dev.bailiff.casework.ladder;

import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.LadderSpec.Rung;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers breaches with steps that grow with the record of whom they are aimed at.
 *
 * <p>The target is the smallest one that suffices: a larger one is aimed at only when as many
 * others of the smaller one's kind have a step on record in it as {@link LadderSpec#widenAfter}
 * says. The step is the one above the highest that is still remembered of the target, or where
 * breaches of the clause begin, if that is higher. A step is remembered in full for a while, then
 * as the rung below, and so on until it is forgotten; one that was undone was never taken. Within
 * the grace after a step, a breach is answered by that step, unless its clause begins above it.
 */
public final class Ladder {
  private final LadderSpec spec;

  /** A ladder as a policy declares it. */
  public Ladder(LadderSpec spec) {
    this.spec = spec;
  }

  /**
   * The answer to a breach.
   *
   * @param record the steps against the breach's targets and others within them, in any order
   */
  public Answer answer(Breach breach, List<PastStep> record) {
    List<PastStep> counted =
        record.stream()
            .filter(step -> step.undone().isEmpty())
            .filter(step -> level(step, breach.at()) >= 0)
            .sorted(Comparator.comparing(PastStep::at))
            .toList();
    int place = 0;
    while (place + 1 < breach.targets().size() && !suffices(breach, place, counted)) {
      place++;
    }
    return against(breach, place, counted);
  }

  /** The rung as which the step counts at a time, from 0; -1 once it is forgotten. */
  int level(PastStep step, Instant at) {
    int level = placeOf(step);
    Instant end = step.at();
    while (level >= 0) {
      end = end.plus(spec.rungs().get(level).remembered());
      if (at.isBefore(end)) {
        return level;
      }
      level--;
    }
    return level;
  }

  /** The highest rung that is not harder than the step was; -1 if all are. */
  private int placeOf(PastStep step) {
    int place = spec.rungs().size() - 1;
    while (place >= 0 && spec.rungs().get(place).isHarderThan(step.kind(), step.duration())) {
      place--;
    }
    return place;
  }

  private boolean suffices(Breach breach, int place, List<PastStep> counted) {
    return others(breach, place, counted) < spec.widenAfter();
  }

  /** How many others like this target have a step on record in the next larger one. */
  private static long others(Breach breach, int place, List<PastStep> counted) {
    EntityRef target = breach.targets().get(place);
    EntityRef larger = breach.targets().get(place + 1);
    return counted.stream()
        .filter(step -> step.within().contains(larger))
        .map(PastStep::target)
        .filter(other -> other.entity() == target.entity() && !other.equals(target))
        .distinct()
        .count();
  }

  private Answer against(Breach breach, int place, List<PastStep> counted) {
    EntityRef target = breach.targets().get(place);
    List<PastStep> own = counted.stream().filter(step -> step.target().equals(target)).toList();
    int highest = own.stream().mapToInt(step -> level(step, breach.at())).max().orElse(-1);
    int beginning = spec.beginning(breach.clause());
    Optional<PastStep> last = own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
    Optional<Instant> spared =
        last.map(step -> step.at().plus(spec.grace())).filter(breach.at()::isBefore);
    if (spared.isPresent() && beginning <= highest) {
      return new Answer.Spare(target, last.get(), spared.get(), spared(last.get(), spared.get()));
    }
    int climbed = spared.isPresent() ? beginning : Math.max(beginning, highest + 1);
    int index = Math.min(climbed, spec.rungs().size() - 1);
    String because =
        wider(breach, place, counted) + step(index) + from(breach, index, highest, own);
    return new Answer.Take(
        target,
        breach.targets().subList(place + 1, breach.targets().size()),
        index,
        spec.rungs().get(index),
        because);
  }

  private static String spared(PastStep last, Instant until) {
    return last + " answers breaches until " + until;
  }

  private String wider(Breach breach, int place, List<PastStep> counted) {
    if (place == 0) {
      return "";
    }
    EntityRef smaller = breach.targets().get(place - 1);
    return "%s is aimed at, as %d others of kind `%s` in it have steps on record; "
        .formatted(
            breach.targets().get(place),
            others(breach, place - 1, counted),
            smaller.entity().label());
  }

  private String step(int index) {
    Rung rung = spec.rungs().get(index);
    return "step %d of %d, `%s`, ".formatted(index + 1, spec.rungs().size(), rung.label());
  }

  private String from(Breach breach, int index, int highest, List<PastStep> own) {
    if (own.isEmpty() || index > highest + 1) {
      return index == 0
          ? "as nothing is on record"
          : "where breaches of clause %s begin".formatted(breach.clause());
    }
    return own.stream()
        .map(step -> counts(step, breach.at()))
        .collect(Collectors.joining(", ", "as ", ""));
  }

  private String counts(PastStep step, Instant at) {
    int now = level(step, at);
    String day = step.at().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    return "`%s` of %s counts as step %d".formatted(step.kind().label(), day, now + 1);
  }
}
