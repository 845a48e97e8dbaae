package dev.bailiff.app.serve;

import dev.bailiff.app.audit.AuditEndpoint;
import dev.bailiff.app.backup.BackupEndpoint;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.search.SearchEndpoint;
import dev.bailiff.detectors.Detectors;
import java.time.InstantSource;

/** What answers questions about the past, or keeps it. */
final class Inquiry {
  private Inquiry() {}

  static Endpoint search(Stores stores, Bodies bodies, InstantSource time) {
    return new SearchEndpoint(
        stores.journal(), Detectors.all(), stores.database(), stores.audit(), bodies, time);
  }

  static Endpoint backup(ServeSettings settings, InstantSource time) {
    return new BackupEndpoint(settings.directory(), settings.database(), time);
  }

  static Endpoint audit(Stores stores) {
    return new AuditEndpoint(stores.database());
  }
}
