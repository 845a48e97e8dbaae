package dev.bailiff.rules.schema;

import static dev.bailiff.rules.schema.SchemaNode.choice;
import static dev.bailiff.rules.schema.SchemaNode.flag;
import static dev.bailiff.rules.schema.SchemaNode.list;
import static dev.bailiff.rules.schema.SchemaNode.object;
import static dev.bailiff.rules.schema.SchemaNode.oneOrMore;
import static dev.bailiff.rules.schema.SchemaNode.pattern;
import static dev.bailiff.rules.schema.SchemaNode.required;
import static dev.bailiff.rules.schema.SchemaNode.root;
import static dev.bailiff.rules.schema.SchemaNode.text;
import static dev.bailiff.rules.schema.SchemaNode.whole;

import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.policy.LadderSpec;
import dev.bailiff.core.policy.SharedAddressSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schemas of the files of a policy. */
public final class PolicySchemas {
  private static final String DURATION = "^[0-9]+(ms|s|m|h|d)$";
  private static final String BUDGET = "^[0-9]+ +per +[a-z0-9]+$";
  private static final String BUDGET_WITH_SHARE =
      "^[0-9]+ +per +[a-z0-9]+(, *[0-9]+(\\.[0-9]+)?% +of +accounts)?$";

  private PolicySchemas() {}

  /** Of {@code rules.yaml}. */
  public static Map<String, Object> rules() {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("recognised-by", recognisedBy());
    file.put("features", list("What is counted over time", feature()));
    file.put("rules", list("Ways in which the clause can be broken", rule()));
    return root("Bailiff rules", required(object("", file), "rules"));
  }

  /** Of {@code examples.yaml}. */
  public static Map<String, Object> examples() {
    Map<String, Object> example = new LinkedHashMap<>();
    example.put("name", text("What it is an example of"));
    example.put("note", text("A remark"));
    example.put("facts", facts("What is known from outside"));
    example.put("given", given());
    example.put("events", list("What happens, in order", step()));
    example.put("fires", oneOrMore("Rules that fire at least once", text("")));
    example.put("misses", oneOrMore("Rules that never fire", text("")));
    example.put(
        "verdict",
        choice(
            "The verdict of the last event",
            Arrays.stream(Verdict.values()).map(Verdict::label).toList()));
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("examples", list("", required(object("", example), "name", "events")));
    return root("Bailiff examples", required(object("", file), "examples"));
  }

  /** Of {@code policy.yaml}. */
  public static Map<String, Object> policy() {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("name", text("What the policy is called"));
    file.put("effective", pattern("The day from which it holds", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    file.put("languages", oneOrMore("The languages its words are in", text("")));
    file.put("memory", pattern("The most that features may take", "^[0-9]+ ?(B|KiB|MiB|GiB)$"));
    file.put("ladder", ladder());
    file.put("restraint", restraint());
    return root("Bailiff policy", required(object("", file), "name", "effective", "memory"));
  }

  /** Of {@code services.yaml}. */
  public static Map<String, Object> services() {
    return ServiceSchemas.inventory();
  }

  /** Of {@code facts.yaml}. */
  public static Map<String, Object> facts() {
    return root("Bailiff facts", facts(""));
  }

  private static Map<String, Object> ladder() {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put(
        "do", choice("What is done", LadderSpec.KINDS.stream().map(ActionKind::label).toList()));
    step.put("part", text("The part of the service that `limit_access` takes away"));
    step.put("for", pattern("How long it lasts", DURATION));
    step.put(
        "remembered",
        pattern("How long it counts in full; then it counts as the step before", DURATION));
    step.put("by", choice("Who takes it; the machine unless said", List.of("machine", "people")));
    step.put("note", text("A remark"));
    Map<String, Object> beginning = new LinkedHashMap<>();
    beginning.put("clauses", oneOrMore("The clauses, by number", text("")));
    beginning.put("step", whole("The step at which their breaches begin", 1, LadderSpec.MAX_RUNGS));
    beginning.put("note", text("A remark"));
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(
        "grace", pattern("How long a step answers further breaches before the next", DURATION));
    keys.put(
        "widen-after",
        whole("Others like the target with steps, before the larger one is aimed at", 1, 1_000));
    keys.put("steps", list("From mild to severe", required(object("", step), "do", "remembered")));
    keys.put(
        "begins",
        list(
            "Clauses whose breaches begin higher",
            required(object("", beginning), "clauses", "step")));
    return required(
        object("How the reaction to repeated breaches grows", keys),
        "grace",
        "widen-after",
        "steps");
  }

  private static Map<String, Object> restraint() {
    Map<String, Object> budget = new LinkedHashMap<>();
    budget.put("clauses", oneOrMore("The clauses, by number, each with this budget", text("")));
    budget.put("budget", budget());
    budget.put("note", text("A remark"));
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(
        "budgets",
        list(
            "How often all rules of a clause together may act",
            required(object("", budget), "clauses", "budget")));
    keys.put("protected", oneOrMore("Labels on whose bearers no rule may act", text("")));
    keys.put("strikes-halve-after", pattern("After what time a strike counts half", DURATION));
    Map<String, Object> shared = new LinkedHashMap<>();
    shared.put(
        "accounts", whole("From how many other accounts on", 1, SharedAddressSpec.MOST_ACCOUNTS));
    shared.put("counted-by", oneOrMore("The features that count them", text("")));
    shared.put("note", text("A remark"));
    keys.put(
        "shared-address",
        required(
            object("When no rule acts on an address, as others use it too", shared),
            "accounts",
            "counted-by"));
    return object("What holds all rules back", keys);
  }

  private static Map<String, Object> budget() {
    return pattern(
        "How often it may act, such as 500 per hour or 500 per hour, 1% of accounts",
        BUDGET_WITH_SHARE);
  }

  private static Map<String, Object> feature() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("id", pattern("The name that conditions read it by", "^[a-z][a-z0-9_]{0,63}$"));
    keys.put("count", choice("How many events came in the window", List.of("events")));
    keys.put("exact", flag("Count exactly, up to a limit"));
    keys.put("up-to", whole("The limit of an exact count, or the size of a set", 1, 64));
    keys.put("sum", text("The number to add up (CEL)"));
    keys.put("distinct", text("What to tell apart (CEL)"));
    keys.put("rate", choice("Events per time, decaying", List.of("events")));
    keys.put("per", pattern("The time of a rate", DURATION));
    keys.put("ratio", text("The share of events for which this holds (CEL)"));
    keys.put(
        "min",
        whole("Events or windows below which a share or baseline is 0", 1, Integer.MAX_VALUE));
    keys.put("first", choice("When the key was first seen", List.of("event")));
    keys.put("last", choice("When the key was last seen before", List.of("event")));
    keys.put("sequence", list("Steps to be reached in order (CEL)", text("")));
    keys.put("quota", pattern("A count per time that is allowed", BUDGET));
    keys.put("burst", whole("How many may come at once", 1, Integer.MAX_VALUE));
    keys.put("cost", text("What one event takes of a quota; 1 unless said (CEL)"));
    keys.put("baseline", choice("Events beyond what is usual, in deviations", List.of("events")));
    keys.put("season", pattern("After what time the usual repeats itself", DURATION));
    keys.put("change", text("Since when the share for which this holds has changed (CEL)"));
    keys.put("direction", choice("Which way the share changes", List.of("up", "down")));
    keys.put("shift", whole("The change to look for, in thousandths", 1, 1_000));
    keys.put("threshold", whole("How many events too many it takes", 1, 1_000_000));
    keys.put("recent-set", text("What is remembered, and may be new (CEL)"));
    keys.put("tell", choice("Whether it is new, or how often that is so", List.of("new", "share")));
    keys.put("on", on("The event types that update it"));
    keys.put("by", oneOrMore("The key: what it is kept by (CEL)", text("")));
    keys.put("where", text("The condition of an update (CEL)"));
    keys.put("window", pattern("How far back it looks, from 1s to 30d", DURATION));
    keys.put("note", text("A remark"));
    return required(object("", keys), "id", "on", "by");
  }

  private static Map<String, Object> rule() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("id", pattern("Its name within the clause", "^[a-z][a-z0-9-]{0,63}$"));
    keys.put("on", on("The event types it judges"));
    keys.put("when", text("The condition (CEL)"));
    keys.put("because", text("The reason given, with expressions in braces"));
    keys.put("do", oneOrMore("What it asks for, such as throttle(client, 10m)", Map.of()));
    keys.put("mode", choice("Whether it has a say", List.of("observe", "enforce")));
    keys.put("budget", budget());
    keys.put("unknown", choice("What it answers in doubt", List.of("allow", "hold")));
    keys.put(
        "notify",
        choice("Who is told the reasons of what it takes away", List.of("account", "none")));
    keys.put("note", text("A remark"));
    return required(object("", keys), "id", "on", "when", "because", "do");
  }

  private static Map<String, Object> given() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("type", type());
    keys.put("time", text("When the first event happens"));
    keys.put("data", data());
    return object("What all events have in common", keys);
  }

  private static Map<String, Object> step() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("type", type());
    keys.put("time", text("When it happens"));
    keys.put("after", pattern("How long after the event before", DURATION));
    keys.put("every", pattern("How long after each other repeated events happen", DURATION));
    keys.put("repeat", whole("How many events", 1, 100_000));
    keys.put("data", data());
    keys.put("note", text("A remark"));
    return object("", keys);
  }

  private static Map<String, Object> data() {
    return SchemaNode.described("Fields; ~ takes a given one away", "type", "object");
  }

  private static Map<String, Object> facts(String meaning) {
    Map<String, Object> label = new LinkedHashMap<>();
    label.put("entity", choice("", Arrays.stream(Entity.values()).map(Entity::label).toList()));
    label.put("label", text("The label"));
    label.put("id", oneOrMore("Who bears it", text("")));
    label.put("in", oneOrMore("Addresses and networks whose clients bear it", text("")));
    label.put("note", text("A remark"));
    Map<String, Object> permit = new LinkedHashMap<>();
    permit.put("id", text("Cited in decisions"));
    permit.put("kind", text("What is permitted, such as assessment"));
    permit.put("holder", text("The name people know"));
    for (String key : List.of("addresses", "accounts", "tokens", "hosts", "classes")) {
      permit.put(key, oneOrMore("", text("")));
    }
    permit.put("from", text("The first moment it holds"));
    permit.put("until", text("The first moment it no longer holds"));
    permit.put("note", text("A remark"));
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("labels", list("", required(object("", label), "entity", "label")));
    file.put(
        "permits", list("", required(object("", permit), "id", "kind", "holder", "from", "until")));
    return object(meaning, file);
  }

  private static Map<String, Object> on(String meaning) {
    return oneOrMore(meaning, type());
  }

  private static Map<String, Object> type() {
    return choice("A type of event", EventTypes.all().stream().map(EventType::name).toList());
  }

  private static Map<String, Object> recognisedBy() {
    return choice("What recognises a breach", List.of("rules", "review", "planned"));
  }
}
