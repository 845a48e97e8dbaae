package dev.bailiff.casework.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.casework.store.Backend;
import dev.bailiff.casework.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
final class CourierTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Delivery AWAY = Delivery.Failed.because("answered 503");

  private final Database database;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final MemoryChannel orders = new MemoryChannel("orders");
  private final MemoryChannel other = new MemoryChannel("other");
  private final List<AutoCloseable> open = new ArrayList<>();
  private Courier courier;

  CourierTest(Backend backend) {
    database = Database.open(backend.fresh());
    courier = start(orders, other);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    database.close();
  }

  @Test
  void a_message_is_delivered_once_and_stays_visible() {
    send("orders", "a", "1");
    await(() -> state("1") instanceof Posted.State.Delivered);
    assertThat(orders.received()).containsExactly("1");
    assertThat(state("1")).isEqualTo(new Posted.State.Delivered(1, NOON));
    assertThat(other.received()).isEmpty();
  }

  @Test
  void the_same_message_is_added_once() {
    send("orders", "a", "1");
    send("orders", "a", "1");
    send("orders", "a", "2");
    await(() -> state("2") instanceof Posted.State.Delivered);
    assertThat(orders.received()).containsExactly("1", "2");
  }

  @Test
  void a_transaction_that_is_not_committed_sends_nothing() {
    assertThatThrownBy(() ->
            database.write(sql -> {
              Outbox.add(sql, List.of(message("orders", "a", "1")), NOON);
              throw new IllegalStateException("halfway");
            }))
        .hasMessage("halfway");
    send("orders", "a", "2");
    await(() -> !orders.received().isEmpty());
    assertThat(orders.received()).containsExactly("2");
  }

  @Test
  void what_fails_is_attempted_again_after_a_pause_that_grows() {
    orders.answers(_ -> AWAY);
    send("orders", "a", "1");
    await(() -> state("1").attempts() == 1);
    assertThat(due("1")).isBetween(NOON.plusSeconds(48), NOON.plusSeconds(72));
    pass(MINUTE.multipliedBy(2));
    await(() -> state("1").attempts() == 2);
    assertThat(Duration.between(now.get(), due("1")))
        .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(12));
    orders.answers(_ -> new Delivery.Done());
    pass(MINUTE.multipliedBy(20));
    await(() -> state("1") instanceof Posted.State.Delivered);
    assertThat(state("1").attempts()).isEqualTo(3);
  }

  @Test
  void a_receiver_that_asks_for_a_longer_pause_gets_it() {
    orders.answers(_ -> new Delivery.Failed("answered 429", Optional.of(Duration.ofHours(3))));
    send("orders", "a", "1");
    await(() -> state("1").attempts() == 1);
    assertThat(due("1")).isEqualTo(NOON.plus(Duration.ofHours(3)));
  }

  @Test
  void what_failed_too_often_is_dead_and_can_be_retried() {
    orders.answers(_ -> AWAY);
    send("orders", "a", "1");
    for (int attempts = 1; attempts <= 3; attempts++) {
      int made = attempts;
      await(() -> state("1").attempts() == made);
      pass(Duration.ofHours(1));
    }
    assertThat(state("1")).isInstanceOf(Posted.State.Dead.class);
    assertThat(((Posted.State.Dead) state("1")).fault()).isEqualTo("answered 503");
    orders.answers(_ -> new Delivery.Done());
    assertThat(database.<Boolean>write(sql -> Outbox.retry(sql, id("orders", "1"), now.get())))
        .isTrue();
    courier.wake();
    await(() -> state("1") instanceof Posted.State.Delivered);
    assertThat(database.<Boolean>write(sql -> Outbox.retry(sql, id("orders", "1"), now.get())))
        .isFalse();
  }

  @Test
  void what_is_refused_is_dead_at_once() {
    orders.answers(_ -> new Delivery.Refused("no such mailbox"));
    send("orders", "a", "1");
    await(() -> state("1") instanceof Posted.State.Dead);
    assertThat(orders.received()).hasSize(1);
  }

  @Test
  void messages_about_the_same_arrive_in_order_and_others_do_not_wait_for_them() {
    orders.answers(message -> message.payload().equals("1") ? AWAY : new Delivery.Done());
    send("orders", "a", "1");
    await(() -> state("1").attempts() == 1);
    send("orders", "a", "2");
    send("orders", "b", "3");
    await(() -> state("3") instanceof Posted.State.Delivered);
    assertThat(state("2").attempts()).isZero();
    orders.answers(_ -> new Delivery.Done());
    pass(MINUTE.multipliedBy(2));
    await(() -> state("2") instanceof Posted.State.Delivered);
    assertThat(orders.received()).containsExactly("1", "3", "1", "2");
  }

  @Test
  void a_destination_that_is_away_holds_up_no_other() {
    orders.answers(_ -> AWAY);
    send("orders", "a", "1");
    send("other", "a", "2");
    await(() -> other.received().contains("2"));
  }

  @Test
  void a_channel_that_breaks_is_attempted_again() {
    orders.answers(_ -> {
      throw new IllegalStateException("a bug");
    });
    send("orders", "a", "1");
    await(() -> state("1").attempts() == 1);
    orders.answers(_ -> new Delivery.Done());
    pass(MINUTE.multipliedBy(2));
    await(() -> state("1") instanceof Posted.State.Delivered);
  }

  @Test
  void what_waits_when_the_courier_stops_is_delivered_after_the_next_start() {
    courier.close();
    send("orders", "a", "1");
    courier = start(orders);
    await(() -> state("1") instanceof Posted.State.Delivered);
  }

  @Test
  void what_is_for_nobody_is_dead_with_the_reason() {
    send("elsewhere", "a", "1");
    courier = start(orders);
    assertThat(posted("elsewhere", "1").state()).isInstanceOf(Posted.State.Dead.class);
    assertThat(database.<Integer>write(sql -> Outbox.retryAll(sql, "elsewhere", NOON)))
        .isEqualTo(1);
  }

  @Test
  void what_was_settled_long_ago_is_removed_and_what_waits_is_not() {
    orders.answers(message -> message.payload().equals("1") ? AWAY : new Delivery.Done());
    send("orders", "a", "1");
    send("orders", "b", "2");
    await(() -> state("2") instanceof Posted.State.Delivered && state("1").attempts() == 1);
    assertThat(database.<Integer>write(sql -> Outbox.purgeDead(sql, NOON.plusMillis(1), 10)))
        .isZero();
    assertThat(database.<Integer>write(sql -> Outbox.purgeDelivered(sql, NOON.plusMillis(1), 10)))
        .isEqualTo(1);
    assertThat(database.<List<Posted>>read(sql -> Outbox.after(sql, 0, Outbox.Filter.ALL, 10)))
        .extracting(Posted::payload)
        .containsExactly("1");
  }

  @Test
  void messages_are_counted_by_destination_and_state() {
    send("orders", "a", "1");
    await(() -> state("1") instanceof Posted.State.Delivered);
    other.answers(_ -> new Delivery.Refused("never"));
    send("other", "a", "2");
    await(() -> posted("other", "2").state() instanceof Posted.State.Dead);
    assertThat(database.read(Outbox::counts))
        .containsEntry("orders", Map.of("delivered", 1L))
        .containsEntry("other", Map.of("dead", 1L));
  }

  private Courier start(Channel... channels) {
    Backoff backoff = new Backoff(List.of(MINUTE, MINUTE.multipliedBy(10)), new Random(7));
    Courier started =
        Courier.start(database, List.of(channels), backoff, now::get, CourierListener.NONE);
    open.add(started);
    return started;
  }

  private void send(String destination, String about, String payload) {
    database.write(sql -> {
      Outbox.add(sql, List.of(message(destination, about, payload)), now.get());
      return 0;
    });
    courier.wake();
  }

  private static Message message(String destination, String about, String payload) {
    return new Message(destination, "test", payload, about, payload);
  }

  private static String id(String destination, String payload) {
    return message(destination, "", payload).id();
  }

  private Posted.State state(String payload) {
    return posted("orders", payload).state();
  }

  private Posted posted(String destination, String payload) {
    return database.read(sql -> Outbox.find(sql, id(destination, payload))).orElseThrow();
  }

  private Instant due(String payload) {
    return ((Posted.State.Waiting) state(payload)).due();
  }

  private void pass(Duration time) {
    now.updateAndGet(it -> it.plus(time));
    courier.wake();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
