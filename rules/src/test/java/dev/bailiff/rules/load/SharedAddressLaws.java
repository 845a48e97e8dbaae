package dev.bailiff.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.decision.Restraint;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An address is not acted on where that would hit too many who did nothing. */
final class SharedAddressLaws {
  private static final String OFFICE = "203.0.113.7";
  private static final ActionKind BLOCK = ActionKind.BLOCK;
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final Field ACCOUNT = TYPE.field("account.id").orElseThrow();

  @Property(tries = 60)
  void an_address_is_acted_on_exactly_while_it_has_fewer_other_accounts_than_the_policy_bears(
      @ForAll @IntRange(min = 0, max = 12) int colleagues,
      @ForAll @IntRange(min = 1, max = 12) int bearable,
      @ForAll boolean signedIn) {
    Engine engine = engine(bearable, "[client.ip, client.agent]");
    work(engine, colleagues);
    if (signedIn) {
      engine.decide(request(99, "/home", 200).text(ACCOUNT, "offender").build(), Facts.MISSING);
    }

    Decision last = offend(engine, signedIn ? "offender" : "");

    assertThat(last.verdict()).isEqualTo(Verdict.DENY); // the offender itself is refused either way
    assertThat(last.actions())
        .extracting(Action::kind)
        .containsExactly(colleagues < bearable ? BLOCK : ActionKind.OPEN_CASE);
    assertThat(last.determining().get(0).restraint())
        .isEqualTo(
            colleagues < bearable
                ? Optional.empty()
                : Optional.of(
                    new Restraint.Sharing(
                        new EntityRef(Entity.CLIENT, OFFICE), colleagues, false)));
  }

  @Property(tries = 20)
  void what_is_counted_for_the_address_as_a_whole_may_be_anybodys(
      @ForAll @IntRange(min = 0, max = 3) int colleagues) {
    Engine engine = engine(12, "[client.ip]");
    work(engine, colleagues);

    assertThat(offend(engine, "").actions())
        .extracting(Action::kind)
        .containsExactly(colleagues == 0 ? BLOCK : ActionKind.OPEN_CASE);
  }

  @Example
  void an_office_of_two_hundred_goes_on_working_while_one_of_them_is_refused() {
    Engine engine = engine(3, "[client.ip, client.agent]");
    work(engine, 200);

    Decision offence = offend(engine, "");

    assertThat(offence.verdict()).isEqualTo(Verdict.DENY);
    assertThat(offence.actions())
        .noneMatch(action -> action.targets().contains(new EntityRef(Entity.CLIENT, OFFICE)));
    assertThat(offence.determining().get(0).restraint().orElseThrow().because())
        .matches("`client:203.0.113.7` is shared: an action on it would hit \\d{3} other accounts");
    assertThat(offence.determining().get(0).readings())
        .anyMatch(reading -> reading.feature().equals("accounts_here"));
    assertThat(engine.decide(request(500, "/home", 200).build(), Facts.MISSING).verdict())
        .isEqualTo(Verdict.ALLOW);
  }

  @Example
  void a_policy_that_does_not_ask_for_it_acts_on_the_address() {
    Engine engine = new Engine(policy("", "[client.ip]"), List.of(), tables("", "[client.ip]"));
    work(engine, 9);

    assertThat(offend(engine, "").actions()).extracting(Action::kind).containsExactly(BLOCK);
  }

  private static Engine engine(int bearable, String key) {
    String shared =
        "restraint: {shared-address: {accounts: %d, counted-by: [accounts_here]}}\n"
            .formatted(bearable);
    return new Engine(policy(shared, key), List.of(), tables(shared, key));
  }

  private static FeatureTables tables(String shared, String key) {
    return policy(shared, key).newTables();
  }

  private static Policy policy(String shared, String key) {
    return new SmallPolicy()
        .with("policy.yaml", "name: small\neffective: 2026-11-23\nmemory: 16MiB\n" + shared)
        .with(
            "1.2-intrusion/rules.yaml",
            """
            features:
              - id: accounts_here
                distinct: account.id
                on: http.request
                by: [client.ip]
                where: has(account.id) && event.status < 400
                window: 6h
              - id: missing
                count: events
                on: http.request
                by: %s
                where: event.status == 404
                window: 10m
            rules:
              - id: brute-force
                on: http.request
                when: event.status == 404 && missing >= 5
                because: "{missing} pages missing"
                do: [block(client, 1h)]
            """
                .formatted(key))
        .with(
            "1.2-intrusion/examples.yaml",
            """
            examples:
              - name: five pages missing
                given:
                  type: http.request
                  time: 2026-11-02T09:00:00Z
                  data: {method: GET, status: 404, client: {ip: 192.0.2.1, agent: a}}
                events: [{repeat: 5, every: 2s}]
                fires: [1.2/brute-force]
              - name: one page missing
                given:
                  type: http.request
                  time: 2026-11-02T09:00:00Z
                  data: {method: GET, status: 404, client: {ip: 192.0.2.1, agent: a}}
                events: [{repeat: 1}]
                misses: [1.2/brute-force]
            """)
        .loaded()
        .policy()
        .withRules(rule -> rule.in(Mode.ENFORCE));
  }

  private static void work(Engine engine, int colleagues) {
    for (int i = 0; i < colleagues; i++) {
      engine.decide(request(i, "/home", 200).text(ACCOUNT, "member-" + i).build(), Facts.MISSING);
    }
  }

  private static Decision offend(Engine engine, String account) {
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      EventBuilder event = request(300 + i, "/nothing/" + i, 404);
      decisions.add(
          engine.decide(
              (account.isEmpty() ? event : event.text(ACCOUNT, account)).build(), Facts.MISSING));
    }
    return decisions.get(4);
  }

  private static EventBuilder request(int position, String path, int status) {
    return Event.at(TYPE, "test", position, 1_000L * position)
        .text(TYPE.field("event.method").orElseThrow(), "GET")
        .text(TYPE.field("client.ip").orElseThrow(), OFFICE)
        .text(TYPE.field("client.agent").orElseThrow(), "Mozilla/5.0")
        .text(TYPE.field("event.path").orElseThrow(), path)
        .integer(TYPE.field("event.status").orElseThrow(), status);
  }
}
