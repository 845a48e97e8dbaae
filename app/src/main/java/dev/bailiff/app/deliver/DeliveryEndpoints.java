package dev.bailiff.app.deliver;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Queries;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.outbox.Outbox;
import dev.bailiff.casework.outbox.Posted;
import dev.bailiff.casework.store.Database;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows what has become of messages, and retries those that were given up. What messages hold is
 * not shown, as letters are about people.
 */
public final class DeliveryEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> STATES = Set.of("waiting", "delivered", "dead");
  private static final int LONGEST_NAME = 64;
  private static final int MOST = 1_000;
  private static final int USUALLY = 100;

  private final Database database;
  private final AuditLog audit;
  private final Deliveries deliveries;
  private final Bodies bodies;
  private final InstantSource time;

  /**
   * @param database where the outbox is
   * @param audit who retried what
   * @param deliveries delivers what is retried
   * @param bodies reads bodies
   * @param time tells when something is due
   */
  public DeliveryEndpoints(
      Database database, AuditLog audit, Deliveries deliveries, Bodies bodies, InstantSource time) {
    this.database = database;
    this.audit = audit;
    this.deliveries = deliveries;
    this.bodies = bodies;
    this.time = time;
  }

  /** Messages in the order in which they were added, and how many there are in all. */
  public Reply list(ServerRequest request, Caller caller) throws ProblemException {
    long after = Queries.number(request, "after", 0, 0, Long.MAX_VALUE);
    int limit = (int) Queries.number(request, "limit", USUALLY, 1, MOST);
    Optional<String> state = Queries.text(request, "state");
    if (state.isPresent() && !STATES.contains(state.get())) {
      throw Queries.wrong("state", state.get(), "waiting, delivered or dead");
    }
    Outbox.Filter filter = new Outbox.Filter(state, Queries.text(request, "destination"));
    List<Posted> found = database.read(sql -> Outbox.after(sql, after, filter, limit));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("counts", database.<Map<String, Map<String, Long>>>read(Outbox::counts));
    members.put("deliveries", found.stream().map(DeliveryEndpoints::members).toList());
    members.put("next", found.isEmpty() ? after : found.getLast().sequence());
    return json(members);
  }

  /** Attempts a message again that was given up. */
  public Reply retry(ServerRequest request, Caller caller) throws ProblemException {
    String id = request.path().pathParameters().get("id");
    boolean retried =
        database.write(sql -> {
          boolean done = Outbox.retry(sql, id, time.instant());
          if (done) {
            note(sql, caller, "delivery " + id, 1);
          }
          return done;
        });
    Posted message =
        database
            .<Optional<Posted>>read(sql -> Outbox.find(sql, id))
            .orElseThrow(() -> ProblemException.of(Problem.Kind.NOT_FOUND, "no such message"));
    if (!retried) {
      throw ProblemException.of(Problem.Kind.CONFLICT, "it has not been given up");
    }
    deliveries.wake();
    return json(members(message));
  }

  /** Attempts all messages again that were given up for a destination. */
  public Reply retryAll(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    String destination = body.text("destination", LONGEST_NAME);
    body.done();
    int retried =
        database.write(sql -> {
          int done = Outbox.retryAll(sql, destination, time.instant());
          note(sql, caller, "deliveries to " + destination, done);
          return done;
        });
    deliveries.wake();
    return json(Map.of("retried", retried));
  }

  private void note(DSLContext sql, Caller caller, String subject, int many) {
    audit.append(
        sql,
        List.of(
            new Deed(
                time.instant(),
                caller.actor(),
                "retry-delivery",
                subject,
                null,
                Integer.toString(many),
                "")));
  }

  private static Map<String, Object> members(Posted message) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", message.id());
    members.put("sequence", message.sequence());
    members.put("destination", message.destination());
    members.put("topic", message.topic());
    members.put("created", message.created().toString());
    members.put("attempts", message.state().attempts());
    switch (message.state()) {
      case Posted.State.Waiting waiting -> {
        members.put("state", "waiting");
        members.put("due", waiting.due().toString());
        waiting.fault().ifPresent(fault -> members.put("fault", fault));
      }
      case Posted.State.Delivered delivered -> {
        members.put("state", "delivered");
        members.put("at", delivered.at().toString());
      }
      case Posted.State.Dead dead -> {
        members.put("state", "dead");
        members.put("at", dead.at().toString());
        members.put("fault", dead.fault());
      }
    }
    return members;
  }

  private static Reply json(Object value) {
    return Reply.json(200, JSON.writeValueAsBytes(value));
  }
}
