package dev.bailiff.app.desk;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.erasure.Erased;
import dev.bailiff.casework.erasure.Erasure;
import dev.bailiff.casework.erasure.LegalHold;
import dev.bailiff.casework.erasure.LegalHolds;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Erases what is known of somebody, and holds it for the law. */
public final class ErasureEndpoints {
  private static final int ID = 1_024;
  private static final int REASON = 1_000;

  private final Erasure erasure;
  private final LegalHolds holds;
  private final Bodies bodies;
  private final InstantSource time;

  /** Endpoints over this desk. */
  public ErasureEndpoints(Desk desk, Bodies bodies, InstantSource time) {
    this.erasure = desk.erasure();
    this.holds = desk.holds();
    this.bodies = bodies;
    this.time = time;
  }

  /** Erases. */
  public Reply erase(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    EntityRef subject = subject(body);
    String because = body.text("because", REASON);
    body.done();
    return switch (erasure.erase(subject, caller.actor(), because)) {
      case Erased.Done(String pseudonym, int erased, int audited, int kept) -> {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("pseudonym", pseudonym);
        members.put("erased", erased);
        members.put("audit_entries", audited);
        members.put("kept", kept);
        yield Reply.json(200, DeskJson.bytes(members));
      }
      case Erased.Held(LegalHold hold) ->
          throw ProblemException.of(
              Problem.Kind.CONFLICT, "hold `" + hold.id() + "` keeps it: " + hold.basis());
    };
  }

  /** The holds that are in force. */
  public Reply holds(ServerRequest request, Caller caller) throws ProblemException {
    List<LegalHold> all = holds.inForce(time.instant(), Requests.limit(request));
    return Reply.json(
        200, DeskJson.bytes(Map.of("holds", all.stream().map(this::members).toList())));
  }

  /** Places a hold. */
  public Reply place(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    EntityRef subject = subject(body);
    String basis = body.text("basis", REASON);
    Optional<Instant> ends = body.time("until");
    if (ends.filter(end -> !end.isAfter(time.instant())).isPresent()) {
      body.problem("until", "a time that is over", "a time to come");
    }
    body.done();
    LegalHold hold =
        holds
            .place(subject, basis, ends, caller.actor())
            .orElseThrow(() ->
                ProblemException.of(Problem.Kind.CONFLICT, "there are too many holds in force"));
    return Reply.json(201, DeskJson.bytes(members(hold)));
  }

  /** Lifts a hold. */
  public Reply lift(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    String because = body.text("because", REASON);
    body.done();
    LegalHold lifted =
        holds
            .lift(Requests.part(request, "id"), because, caller.actor())
            .orElseThrow(() -> Requests.notFound("hold in force"));
    return Reply.json(200, DeskJson.bytes(members(lifted)));
  }

  private static EntityRef subject(JsonBody body) {
    Optional<Entity> entity =
        body.optional(
            "entity",
            "such as account",
            label -> Entity.labelled(label).orElseThrow(IllegalArgumentException::new));
    if (entity.isEmpty() && !body.isWrong()) {
      body.missing("entity", "such as account");
    }
    return new EntityRef(entity.orElse(Entity.ACCOUNT), body.text("id", ID));
  }

  private Map<String, Object> members(LegalHold hold) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", hold.id());
    members.put("entity", hold.subject().entity().label());
    members.put("subject", hold.subject().id());
    members.put("basis", hold.basis());
    members.put("placed", hold.placed().toString());
    members.put("placed_by", hold.placedBy());
    hold.ends().ifPresent(end -> members.put("until", end.toString()));
    hold.lifted().ifPresent(end -> members.put("lifted", end.toString()));
    return members;
  }
}
