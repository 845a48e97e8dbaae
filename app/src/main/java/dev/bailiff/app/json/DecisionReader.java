package dev.bailiff.app.json;

import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.ActionSpec;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.condition.Failure;
import dev.bailiff.core.decision.CannotSay;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.decision.Restraint;
import dev.bailiff.core.decision.Restraint.Observing;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.PermitUse;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link DecisionWriter} wrote, given the event. */
public final class DecisionReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode json;
  private final Event event;
  private final KnownRules rules;
  private final String policy;

  private DecisionReader(JsonNode json, Event event, KnownRules rules) {
    this.json = json;
    this.event = event;
    this.rules = rules;
    this.policy = text(json, "policy");
  }

  /** The rules of policies that are at hand. */
  @FunctionalInterface
  public interface KnownRules {
    /** No policy is at hand. */
    KnownRules NONE = (_, _) -> Optional.empty();

    /** The rule with this full id in this version of the policy. */
    Optional<RuleSpec> rule(String policyVersion, String id);
  }

  /**
   * The decision. A rule that is not known any more has its id, its clause and its mode, and asks
   * for what the decision says that it asked for; its condition is not told.
   *
   * @throws RuntimeException if this is no decision
   */
  public static Decision read(byte[] object, Event event, KnownRules rules) {
    return new DecisionReader(JSON.readTree(object), event, rules).decision();
  }

  private Decision decision() {
    List<Action> actions = list(json, "actions", this::action);
    return new Decision(
        event,
        verdict(json),
        list(json, "determining", node -> finding(node, Mode.ENFORCE, actions)),
        list(json, "observed", node -> finding(node, Mode.OBSERVE, actions)),
        list(json, "cannot_say", this::cannotSay),
        actions,
        list(json, "permits", DecisionReader::permit),
        policy,
        LimitJson.read(json));
  }

  private Finding finding(JsonNode node, Mode mode, List<Action> actions) {
    String id = text(node, "rule");
    Optional<Restraint> restraint = RestraintJson.read(node);
    RuleSpec rule =
        rules
            .rule(policy, id)
            .orElseGet(() -> asRecorded(id, text(node, "clause"), mode, OnUnknown.ALLOW, actions))
            .in(restraint.filter(Observing.class::isInstance).isPresent() ? Mode.ENFORCE : mode);
    return new Finding(
        rule,
        text(node, "because"),
        list(node, "signals", DecisionReader::signal),
        node.path("features").properties().stream().map(DecisionReader::reading).toList(),
        restraint);
  }

  private CannotSay cannotSay(JsonNode node) {
    String id = text(node, "rule");
    OnUnknown unknown = verdict(node) == Verdict.HOLD ? OnUnknown.HOLD : OnUnknown.ALLOW;
    RuleSpec rule =
        rules
            .rule(policy, id)
            .orElseGet(() ->
                asRecorded(id, id.substring(0, id.indexOf('/')), Mode.ENFORCE, unknown, List.of()));
    return new CannotSay(
        rule,
        new Failure(Failure.Kind.EVALUATION, text(node, "because")),
        RestraintJson.read(node));
  }

  private RuleSpec asRecorded(
      String id, String clause, Mode mode, OnUnknown unknown, List<Action> actions) {
    return new RuleSpec(
        id,
        clause,
        Set.of(event.type().name()),
        "",
        "",
        actions.stream().filter(it -> it.rule().equals(id)).map(this::spec).toList(),
        mode,
        Optional.empty(),
        unknown,
        Notify.ACCOUNT);
  }

  private ActionSpec spec(Action action) {
    return new ActionSpec(
        action.kind(),
        action.targets().stream().map(EntityRef::entity).toList(),
        action.name(),
        action.until().map(end -> Duration.between(event.time(), end)));
  }

  private Action action(JsonNode node) {
    return new Action(
        ActionKind.labelled(text(node, "action")).orElseThrow(),
        list(node, "targets", target -> entity(target.asString())),
        optional(node, "name"),
        optional(node, "until").map(Instant::parse),
        text(node, "rule"));
  }

  private static EntityRef entity(String text) {
    int colon = text.indexOf(':');
    return new EntityRef(
        Entity.labelled(text.substring(0, colon)).orElseThrow(), text.substring(colon + 1));
  }

  private static Finding.Reading reading(Map.Entry<String, JsonNode> entry) {
    return new Finding.Reading(entry.getKey(), entry.getValue().asString());
  }

  private static Signal signal(JsonNode node) {
    return new Signal(
        text(node, "name"),
        node.required("score").asDouble(),
        optional(node, "value").orElse(""),
        list(node, "evidence", DecisionReader::evidence));
  }

  private static Evidence evidence(JsonNode node) {
    return new Evidence(
        text(node, "field"),
        node.required("start").asInt(),
        node.required("end").asInt(),
        text(node, "excerpt"));
  }

  private static PermitUse permit(JsonNode node) {
    return new PermitUse(text(node, "permit"), optional(node, "crossed"));
  }

  private static Verdict verdict(JsonNode node) {
    String label = text(node, "verdict");
    for (Verdict verdict : Verdict.values()) {
      if (verdict.label().equals(label)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("no verdict is called `" + label + "`");
  }

  private static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> each) {
    List<T> list = new ArrayList<>();
    node.path(name).forEach(child -> list.add(each.apply(child)));
    return list;
  }

  private static String text(JsonNode node, String name) {
    return node.required(name).asString();
  }

  private static Optional<String> optional(JsonNode node, String name) {
    return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
  }
}
