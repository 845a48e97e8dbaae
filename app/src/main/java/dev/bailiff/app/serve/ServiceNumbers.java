package dev.bailiff.app.serve;

import dev.bailiff.app.carry.Carrier;
import dev.bailiff.app.http.HttpFront;
import dev.bailiff.app.intake.Intake;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalHealth;
import dev.bailiff.app.metrics.Metrics;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.StoreException;
import java.time.Duration;
import java.util.Map;

/** The numbers that are as they are when somebody looks: what waits, and how much is kept. */
final class ServiceNumbers {
  /** Counting messages reads the database, which has other things to do. */
  private static final long COUNT_EVERY = Duration.ofSeconds(10).toNanos();

  private final Database database;
  private long counted = System.nanoTime() - COUNT_EVERY;
  private Map<String, Map<String, Long>> messages = Map.of();

  private ServiceNumbers(Database database) {
    this.database = database;
  }

  static void show(
      Metrics metrics, Stores stores, Intake intake, Carrier carrier, HttpFront front) {
    Journal journal = stores.journal();
    metrics.show("bailiff.waiting.events", "Events that wait to be decided", intake::waiting);
    metrics.show("bailiff.running.requests", "Requests that are being answered", front::running);
    metrics.show("bailiff.journal.bytes", "Size of the journal", journal::bytes);
    metrics.show("bailiff.journal.next", "Number of the next record", journal::next);
    metrics.show(
        "bailiff.journal.well",
        "Whether the journal can be written",
        () -> journal.health() instanceof JournalHealth.Well ? 1 : 0);
    metrics.show(
        "bailiff.waiting.records",
        "Records of the journal that are still to be carried to casework",
        () -> Math.max(0, journal.next() - 1 - carrier.carried()));
    ServiceNumbers numbers = new ServiceNumbers(stores.database());
    metrics.show(
        "bailiff.messages.waiting",
        "Messages that are to be delivered",
        () -> numbers.messages("waiting"));
    metrics.show(
        "bailiff.messages.dead", "Messages that were given up", () -> numbers.messages("dead"));
  }

  static void show(Metrics metrics, Tailing tailing) {
    metrics.show("bailiff.tail.events", "Events that were read from logs", tailing::events);
    metrics.show("bailiff.tail.malformed", "Lines of logs that are no events", tailing::malformed);
  }

  /** Not a number while the database does not answer. */
  private synchronized double messages(String state) {
    try {
      if (System.nanoTime() - counted >= COUNT_EVERY) {
        messages = database.read(Outbox::counts);
        counted = System.nanoTime();
      }
    } catch (StoreException away) {
      return Double.NaN;
    }
    return messages.values().stream().mapToLong(it -> it.getOrDefault(state, 0L)).sum();
  }
}
