package dev.bailiff.core.decision;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.RuleSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps an enforcing rule from acting on an event as the policy says. What it would have done
 * becomes a question for people, except where people have switched it to observe.
 */
public sealed interface Restraint {
  /** What an enforcing rule asks for that cannot be evaluated and must not let pass. */
  ActionSpec HOLD = new ActionSpec(ActionKind.HOLD, List.of(), Optional.empty(), Optional.empty());

  /** Whether the rule asks for this action in spite of the restraint. */
  boolean lets(ActionSpec action);

  /** What the rule asks for instead of all that it may not do, if anything. */
  Optional<ActionSpec> instead();

  /** Why, in words. */
  String because();

  /** The word for it in outputs. */
  String label();

  /** What the rule says to a caller who waits. */
  default Verdict verdict(List<ActionSpec> asked) {
    return Verdict.of(applyTo(asked));
  }

  /** What is left of what the rule asks for. */
  default List<ActionSpec> applyTo(List<ActionSpec> asked) {
    List<ActionSpec> left = new ArrayList<>(asked.stream().filter(this::lets).toList());
    if (left.size() < asked.size() && left.stream().noneMatch(Restraint::opensCase)) {
      instead().ifPresent(left::add);
    }
    return left;
  }

  /**
   * People have switched it to observe.
   *
   * @param scope the rule, its clause or everything, as it was named then
   */
  record Observing(String scope) implements Restraint {
    public Observing {
      requireNonNull(scope, "scope");
    }

    @Override
    public boolean lets(ActionSpec action) {
      return false;
    }

    @Override
    public Optional<ActionSpec> instead() {
      return Optional.empty();
    }

    @Override
    public String because() {
      return "`" + scope + "` is switched to observe";
    }

    @Override
    public String label() {
      return "observing";
    }
  }

  /**
   * It has acted as often as it may for now.
   *
   * @param scope whose budget is used up: the rule's or its clause's
   */
  record OverBudget(String scope) implements Restraint {
    /** The queue of the cases that it opens instead. */
    public static final String QUEUE = "over-budget";

    public OverBudget {
      requireNonNull(scope, "scope");
    }

    @Override
    public boolean lets(ActionSpec action) {
      return isForPeople(action.kind());
    }

    @Override
    public Optional<ActionSpec> instead() {
      return openCase(QUEUE);
    }

    @Override
    public String because() {
      return "`" + scope + "` is over its budget";
    }

    @Override
    public String label() {
      return "over_budget";
    }
  }

  /**
   * The event names somebody on whom no rule may act.
   *
   * @param shields who that is, in order of their kinds
   */
  record Protecting(List<Shield> shields) implements Restraint {
    /** The queue of the cases that it opens instead. */
    public static final String QUEUE = "protected";

    /** Who acts: what is done to one of them is done to all. */
    private static final Set<Entity> ACTING =
        EnumSet.of(Entity.CLIENT, Entity.ACCOUNT, Entity.SESSION, Entity.TOKEN, Entity.APP);

    /**
     * Somebody on whom no rule may act, and why.
     *
     * @param entity who
     * @param why the label or the words by which that is known
     * @param isClaimed whether it may be somebody else who acts under that name
     */
    public record Shield(EntityRef entity, String why, boolean isClaimed) {
      public Shield {
        requireNonNull(entity, "entity");
        requireNonNull(why, "why");
      }

      /** The shield of somebody who is known to act, or to be acted on. */
      public Shield(EntityRef entity, String why) {
        this(entity, why, false);
      }
    }

    public Protecting {
      shields = List.copyOf(shields);
    }

    /**
     * Whoever is protected is so under any name that the event knows it by, and through whatever
     * contains it; but a tenant's protection is not that of everybody in it, and who only claims to
     * be somebody has none of it.
     */
    @Override
    public boolean lets(ActionSpec action) {
      return isForPeople(action.kind())
          || shields.stream().noneMatch(shield -> reaches(action, shield));
    }

    private static boolean reaches(ActionSpec action, Shield shield) {
      Entity shielded = shield.entity().entity();
      return shield.isClaimed() ? action.targets().contains(shielded) : reaches(action, shielded);
    }

    private static boolean reaches(ActionSpec action, Entity shielded) {
      if (ACTING.contains(shielded)) {
        return action.targets().isEmpty()
            || action.targets().contains(Entity.TENANT)
            || action.targets().stream().anyMatch(ACTING::contains);
      }
      return action.targets().contains(shielded)
          || (shielded == Entity.CONTENT && isOnContent(action))
          || (shielded == Entity.TENANT && action.kind() == ActionKind.ESCALATE);
    }

    private static boolean isOnContent(ActionSpec action) {
      return action.targets().isEmpty()
          && action.kind() != ActionKind.DENY
          && action.kind() != ActionKind.HOLD
          && action.kind() != ActionKind.ESCALATE;
    }

    @Override
    public Optional<ActionSpec> instead() {
      return openCase(QUEUE);
    }

    @Override
    public String because() {
      Shield first = shields.get(0);
      return "`" + first.entity() + "` is protected: " + first.why();
    }

    @Override
    public String label() {
      return "protected";
    }
  }

  /**
   * The address is somebody else's too. The caller who waits is answered as the rule says; what
   * would last, and fall on the others, is left to people.
   *
   * @param address the address
   * @param others how many other accounts in good standing use it, as far as is known
   * @param isSummed whether what the rule counted may come from several people
   */
  record Sharing(EntityRef address, long others, boolean isSummed) implements Restraint {
    /** The queue of the cases that it opens instead. */
    public static final String QUEUE = "shared-address";

    @Override
    public boolean lets(ActionSpec action) {
      return !action.targets().contains(Entity.CLIENT);
    }

    @Override
    public Verdict verdict(List<ActionSpec> asked) {
      return Verdict.of(asked);
    }

    @Override
    public Optional<ActionSpec> instead() {
      return openCase(QUEUE);
    }

    @Override
    public String because() {
      return "`%s` is shared: an action on it would hit %d other account%s%s"
          .formatted(
              address,
              others,
              others == 1 ? "" : "s",
              isSummed ? ", and any of them may have done a part of what was counted" : "");
    }

    @Override
    public String label() {
      return "shared_address";
    }
  }

  /** What restrains a rule that fires on this event, if anything does. */
  static Optional<Restraint> onFiring(RuleSpec rule, Event event, Facts facts) {
    return on(rule, rule.actions(), event, facts);
  }

  /** What restrains a rule that cannot be evaluated on this event, if anything does. */
  static Optional<Restraint> onUnknown(RuleSpec rule, Event event, Facts facts) {
    return on(rule, List.of(HOLD), event, facts);
  }

  private static Optional<Restraint> on(
      RuleSpec rule, List<ActionSpec> asked, Event event, Facts facts) {
    if (rule.mode() == Mode.OBSERVE
        || (facts.restraints().isNone() && facts.protections().isEmpty())) {
      return Optional.empty();
    }
    Optional<Restraint> switched =
        facts.restraints().observing(rule.id(), rule.clause()).map(Observing::new);
    return switched
        .or(() -> facts.restraints().overBudget(rule.id(), rule.clause()).map(OverBudget::new))
        .or(() -> protecting(asked, event, facts));
  }

  private static Optional<Restraint> protecting(List<ActionSpec> asked, Event event, Facts facts) {
    List<Protecting.Shield> shields = new ArrayList<>();
    facts
        .protections()
        .forEach((entity, why) ->
            event
                .entity(entity)
                .ifPresent(named ->
                    shields.add(new Protecting.Shield(named, why, event.isClaimed(entity)))));
    Protecting protecting = new Protecting(shields);
    return asked.stream().allMatch(protecting::lets) ? Optional.empty() : Optional.of(protecting);
  }

  private static boolean isForPeople(ActionKind kind) {
    return kind == ActionKind.OPEN_CASE || kind == ActionKind.REPORT_TO_AUTHORITY;
  }

  private static boolean opensCase(ActionSpec action) {
    return action.kind() == ActionKind.OPEN_CASE;
  }

  private static Optional<ActionSpec> openCase(String queue) {
    return Optional.of(
        new ActionSpec(ActionKind.OPEN_CASE, List.of(), Optional.of(queue), Optional.empty()));
  }
}
