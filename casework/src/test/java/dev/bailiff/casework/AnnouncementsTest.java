package dev.bailiff.casework;

import static dev.bailiff.casework.Decisions.NOON;
import static dev.bailiff.casework.Decisions.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.feed.Announcements;
import dev.bailiff.casework.feed.Change;
import dev.bailiff.casework.feed.Feed;
import dev.bailiff.casework.feed.SystemReceipt;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.outbox.Posted;
import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.ActionKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(Backend.class)
final class AnnouncementsTest {
  private static final Decisions.Asking SUSPEND =
      rule("1.2/guessing", ActionKind.SUSPEND, Duration.ofHours(1));
  private static final Undoing BY_ADA =
      new Undoing(NOON.plusSeconds(60), Actor.person("ada"), "it was a drill");

  private final Database database;
  private final AtomicInteger woken = new AtomicInteger();
  private final Casework casework;

  AnnouncementsTest(Backend backend) {
    database = Database.open(backend.fresh());
    casework = casework("hook", "file");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void each_change_is_in_the_feed_once_and_in_order() {
    accept(1, "mallory");
    accept(1, "mallory");
    accept(2, "eve");
    casework.undo("a.1.0", BY_ADA);
    assertThat(feed(0))
        .extracting(Change::sequence, Change::kind, it -> it.enforcement().id())
        .containsExactly(
            tuple(1L, Change.Kind.BEGUN, "a.1.0"),
            tuple(2L, Change.Kind.BEGUN, "a.2.0"),
            tuple(3L, Change.Kind.UNDONE, "a.1.0"));
    assertThat(feed(2)).hasSize(1);
    assertThat(feed(3)).isEmpty();
  }

  @Test
  void a_change_tells_how_the_enforcement_is_now() {
    accept(1, "mallory");
    casework.undo("a.1.0", BY_ADA);
    assertThat(feed(0).getFirst().enforcement().undone()).contains(BY_ADA);
  }

  @Test
  void each_destination_gets_each_change() {
    accept(1, "mallory");
    casework.undo("a.1.0", BY_ADA);
    assertThat(outbox())
        .extracting(Posted::destination, Posted::topic, Posted::about)
        .containsExactly(
            tuple("hook", "enforcement.begun", "a.1.0"),
            tuple("file", "enforcement.begun", "a.1.0"),
            tuple("hook", "enforcement.undone", "a.1.0"),
            tuple("file", "enforcement.undone", "a.1.0"));
    assertThat(woken).hasValue(2);
  }

  @Test
  void a_message_says_all_that_a_receiver_needs() {
    accept(1, "mallory");
    JsonNode message = JsonMapper.builder().build().readTree(outbox().getFirst().payload());
    assertThat(message.get("type").asString()).isEqualTo("enforcement.begun");
    assertThat(message.get("timestamp").asString()).isEqualTo(NOON.toString());
    assertThat(message.at("/data/sequence").asLong()).isEqualTo(1);
    JsonNode enforcement = message.at("/data/enforcement");
    assertThat(enforcement.get("id").asString()).isEqualTo("a.1.0");
    assertThat(enforcement.get("action").asString()).isEqualTo("suspend");
    assertThat(enforcement.get("targets").get(0).asString()).isEqualTo("account:mallory");
    assertThat(enforcement.get("ends").asString()).isEqualTo("2026-11-23T13:00:00Z");
    assertThat(enforcement.get("by").asString()).isEqualTo("rule 1.2/guessing");
    assertThat(enforcement.get("clause").asString()).isEqualTo("1.2");
    assertThat(enforcement.get("policyVersion").asString()).isEqualTo("v1");
  }

  @Test
  void what_is_too_large_for_a_message_is_told_by_its_id() {
    casework.change(turn -> {
      turn.ledger().begin(large());
      return 0;
    });
    JsonNode message = JsonMapper.builder().build().readTree(outbox().getFirst().payload());
    assertThat(message.at("/data/enforcement").propertyNames()).containsExactly("id");
  }

  @Test
  void a_transaction_that_fails_leaves_no_message_and_no_gap() {
    Casework failing =
        new Casework(
            database,
            "a",
            InstantSource.fixed(NOON),
            AuditLog.saltedBy(new Random(7)),
            List.of(
                new Announcements(List.of("hook"), woken::incrementAndGet),
                _ -> {
                  throw new IllegalStateException("not now");
                }));
    assertThatThrownBy(() -> failing.accept(List.of(new Decided(1, SUSPEND.on(NOON, "mallory")))))
        .hasMessage("not now");
    assertThat(outbox()).isEmpty();
    assertThat(woken).hasValue(0);
    accept(1, "mallory");
    assertThat(feed(0)).extracting(Change::sequence).containsExactly(1L);
  }

  @Test
  void a_batch_larger_than_a_statement_is_announced_whole() {
    List<Decided> batch = new ArrayList<>();
    for (int i = 1; i <= 1_201; i++) {
      batch.add(new Decided(i, SUSPEND.on(NOON, "account" + i)));
    }
    casework.accept(batch);
    assertThat(database.<Long>read(Feed::last)).isEqualTo(1_201);
    assertThat(database.read(Outbox::counts).get("hook")).containsEntry("waiting", 1_201L);
  }

  @Test
  void a_system_says_what_it_did_and_may_say_it_again() {
    accept(1, "mallory");
    keep("mailer", false, "no such user");
    keep("mailer", true, "");
    keep("billing", true, "");
    assertThat(database.<List<SystemReceipt>>read(sql -> Feed.receipts(sql, "a.1.0", 10)))
        .extracting(SystemReceipt::system, SystemReceipt::isDone, SystemReceipt::detail)
        .containsExactly(tuple("billing", true, ""), tuple("mailer", true, ""));
  }

  private static Enforcement large() {
    Enforcement asked = Asked.by("a", new Decided(1, SUSPEND.on(NOON, "m")), NOON).getFirst();
    Cause cause =
        new Cause(Actor.person("ada"), Optional.empty(), "x".repeat(300_000), Optional.empty());
    return new Enforcement(
        asked.id(), asked.measure(), NOON, asked.ends(), NOON, cause, Optional.empty());
  }

  private Casework casework(String... destinations) {
    return new Casework(
        database,
        "a",
        InstantSource.fixed(NOON),
        AuditLog.saltedBy(new Random(7)),
        List.of(new Announcements(List.of(destinations), woken::incrementAndGet)));
  }

  private void accept(long sequence, String account) {
    casework.accept(List.of(new Decided(sequence, SUSPEND.on(NOON, account))));
  }

  private void keep(String system, boolean isDone, String detail) {
    database.write(sql -> {
      Feed.keep(sql, new SystemReceipt("a.1.0", Change.Kind.BEGUN, system, isDone, detail, NOON));
      return 0;
    });
  }

  private List<Change> feed(long after) {
    return database.read(sql -> Feed.after(sql, after, 100)).changes();
  }

  private List<Posted> outbox() {
    return database.read(sql -> Outbox.after(sql, 0, Outbox.Filter.ALL, 100));
  }
}
