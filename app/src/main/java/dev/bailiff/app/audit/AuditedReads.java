package dev.bailiff.app.audit;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Reply;
import dev.bailiff.app.http.Route;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.Database;
import dev.bailiff.casework.store.Digest;
import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notes in the audit log who read what about people, an entry for each request that was answered,
 * before it is answered. What they asked for is noted by the names of parameters, and entities by a
 * digest, as the subject of an entry cannot be erased.
 */
public final class AuditedReads {
  /** Searches are noted where they are made, with what was looked for. */
  private static final Set<Route> EVIDENCE =
      EnumSet.of(
          Route.HISTORY,
          Route.ENFORCEMENTS,
          Route.ENFORCEMENT,
          Route.CASES,
          Route.CASE,
          Route.STATEMENTS,
          Route.STATEMENT,
          Route.APPEALS,
          Route.APPEAL,
          Route.HOLDS,
          Route.TRY_POLICY,
          Route.BACKUP);

  private static final String ABOVE = "/v1/";
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;
  private static final int DIGITS = 16;
  private static final int MOST_NAMES = 16;

  private final Database database;
  private final AuditLog audit;
  private final InstantSource time;

  /** Notes in the log of this database. */
  public AuditedReads(Database database, AuditLog audit, InstantSource time) {
    this.database = database;
    this.audit = audit;
    this.time = time;
  }

  /** The endpoint, whose answers are noted if they are about people. */
  public Endpoint of(Route route, Endpoint endpoint) {
    if (!EVIDENCE.contains(route)) {
      return endpoint;
    }
    return (request, caller) -> {
      Reply reply = endpoint.answer(request, caller);
      if (reply.status() >= OK && reply.status() < MULTIPLE_CHOICES) {
        note(route, request, caller);
      }
      return reply;
    };
  }

  private void note(Route route, ServerRequest request, Caller caller) {
    String asked =
        request.query().names().stream()
            .sorted()
            .limit(MOST_NAMES)
            .collect(Collectors.joining(" "));
    Deed deed =
        new Deed(time.instant(), caller.actor(), "read", subject(route, request), null, asked, "");
    database.write(sql -> {
      audit.append(sql, List.of(deed));
      return deed;
    });
  }

  private static String subject(Route route, ServerRequest request) {
    if (route != Route.HISTORY) {
      return request.path().path().substring(ABOVE.length());
    }
    Parameters path = request.path().pathParameters();
    String digest = Digest.begin().add(path.get("type")).add(path.get("id")).hex();
    return "entities/" + path.get("type") + "/" + digest.substring(0, DIGITS) + "/history";
  }
}
