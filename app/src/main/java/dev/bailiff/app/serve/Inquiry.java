package dev.bailiff.app.serve;

import dev.bailiff.app.audit.AuditEndpoint;
import dev.bailiff.app.backup.BackupEndpoint;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Route;
import dev.bailiff.app.search.BulkEndpoint;
import dev.bailiff.app.search.SearchEndpoint;
import dev.bailiff.app.search.Searches;
import dev.bailiff.app.search.Shielding;
import dev.bailiff.casework.bulk.Bulks;
import dev.bailiff.detectors.Detectors;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What answers questions about the past, or keeps it. */
final class Inquiry {
  private final SearchEndpoint search;
  private final BulkEndpoint bulk;

  Inquiry(Stores stores, LivePolicy policy, Bodies bodies, InstantSource time) {
    Searches searches = new Searches(stores.database(), stores.audit(), time);
    this.search = new SearchEndpoint(stores.journal(), Detectors.all(), searches, bodies);
    this.bulk =
        new BulkEndpoint(
            stores.journal(),
            Detectors.all(),
            searches,
            new Shielding(policy, stores.standing(), stores.holding().protections()::labels, time),
            new Bulks(stores.casework(), new SecureRandom()),
            policy::policy,
            bodies);
  }

  /** What answers one of the routes that search. */
  Endpoint of(Route route) {
    return switch (route) {
      case SEARCH -> search::events;
      case RELATED -> search::related;
      case ACT_ON_FOUND -> bulk;
      default -> throw new IllegalArgumentException("not a route of this kind: " + route);
    };
  }

  static Endpoint backup(ServeSettings settings, InstantSource time) {
    return new BackupEndpoint(settings.directory(), settings.database(), time);
  }

  static Endpoint audit(Stores stores) {
    return new AuditEndpoint(stores.database());
  }
}
