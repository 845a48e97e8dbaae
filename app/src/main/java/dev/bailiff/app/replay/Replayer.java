package dev.bailiff.app.replay;

import dev.bailiff.app.reader.EventBatches;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Engine;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Facts;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Decides recorded events one after the other, in the order in which they come. */
final class Replayer {
  private final Engine engine;
  private final Function<Event, Facts> facts;

  Replayer(Engine engine, Function<Event, Facts> facts) {
    this.engine = engine;
    this.facts = facts;
  }

  /**
   * Decides until the events end or {@code stop} says so.
   *
   * @param afterBatch told now and then how many events have been decided
   * @return how many events were decided
   */
  long run(
      EventBatches events,
      Consumer<Decision> decided,
      Consumer<Long> afterBatch,
      BooleanSupplier stop)
      throws InterruptedException {
    long count = 0;
    List<Event> batch = events.next();
    while (!batch.isEmpty() && !stop.getAsBoolean()) {
      for (Event event : batch) {
        decided.accept(engine.decide(event, facts.apply(event)));
      }
      count += batch.size();
      afterBatch.accept(count);
      batch = events.next();
    }
    return count;
  }
}
