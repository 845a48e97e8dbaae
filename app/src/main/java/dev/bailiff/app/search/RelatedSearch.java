package dev.bailiff.app.search;

import dev.bailiff.app.journal.Journal;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds entities that appear with the same values as one that is known: devices, addresses,
 * fingerprints, means of payment. It reads the journal twice: for the values, and for who else has
 * them. Memory is bounded by the number of values times that of who may share one.
 */
final class RelatedSearch {
  /** What tells who somebody is, or through what they come; a tenant is known to be shared. */
  static final List<String> FIELDS =
      List.of(
          "client.device",
          "client.ip",
          "client.tls",
          "client.agent",
          "event.ja4",
          "event.ja3",
          "account.id",
          "account.email",
          "session.id",
          "token.id",
          "event.payment_hash",
          "event.phone",
          "event.postal_address",
          "event.secret_hash",
          "event.picture_sha256");

  private static final int MOST_VALUES = 1_000;

  private final Journal journal;

  RelatedSearch(Journal journal) {
    this.journal = journal;
  }

  /**
   * What is looked for.
   *
   * @param entity whose relatives are looked for
   * @param since from when on events were received
   * @param until until when they were received, exclusive
   * @param limit how many relatives are shown
   */
  record Terms(EntityRef entity, Instant since, Instant until, int limit) {}

  /**
   * A value of a field.
   *
   * @param field the field, such as {@code client.device}
   * @param value what it holds
   */
  record Shared(String field, String value) {}

  Related run(Terms terms) throws IOException {
    Scan scan = new Scan(journal);
    Related related = new Related(terms);
    Map<Shared, Set<String>> holders = new LinkedHashMap<>();
    Optional<Instant> stopped =
        scan.read(terms.since(), terms.until(), it -> collect(it.event(), terms, holders, related));
    if (stopped.isEmpty() && !holders.isEmpty()) {
      stopped = scan.read(terms.since(), terms.until(), it -> match(it.event(), terms, holders));
    }
    stopped.ifPresent(related::stoppedAt);
    holders.forEach(related::shared);
    return related;
  }

  /** Takes the values with which the entity appears. */
  private static void collect(
      Event event, Terms terms, Map<Shared, Set<String>> holders, Related related) {
    Entity kind = terms.entity().entity();
    if (event.entity(kind).filter(terms.entity()::equals).isEmpty()) {
      return;
    }
    related.seen();
    for (String field : FIELDS) {
      value(event, kind, field)
          .ifPresent(value -> {
            if (holders.size() < MOST_VALUES || holders.containsKey(value)) {
              holders.putIfAbsent(value, new HashSet<>());
            } else {
              related.leftOut();
            }
          });
    }
  }

  /** Notes who else appears with one of the values. */
  private static void match(Event event, Terms terms, Map<Shared, Set<String>> holders) {
    Entity kind = terms.entity().entity();
    Optional<EntityRef> other = event.entity(kind);
    if (other.isEmpty() || other.get().equals(terms.entity())) {
      return;
    }
    for (String field : FIELDS) {
      Set<String> known = value(event, kind, field).map(holders::get).orElse(null);
      if (known != null && known.size() <= Related.MOST_HOLDERS) {
        known.add(other.get().id());
      }
    }
  }

  /** Not what the entity is called itself. */
  private static Optional<Shared> value(Event event, Entity kind, String field) {
    return event
        .text(field)
        .filter(value -> !value.isEmpty())
        .filter(value ->
            !field.startsWith(kind.label() + ".")
                || event.entity(kind).filter(ref -> ref.id().equals(value)).isEmpty())
        .map(value -> new Shared(field, value));
  }
}
