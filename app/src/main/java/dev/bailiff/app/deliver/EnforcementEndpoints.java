package dev.bailiff.app.deliver;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Queries;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.Casework;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementList;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.casework.feed.Change;
import dev.bailiff.casework.feed.EnforcementJson;
import dev.bailiff.casework.feed.Feed;
import dev.bailiff.casework.feed.SystemReceipt;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Shows enforcements, lets systems follow them and say what they did, and undoes one. */
public final class EnforcementEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 1_000;
  private static final int MOST = 1_000;
  private static final int USUALLY = 100;

  private final Database database;
  private final Casework casework;
  private final Bodies bodies;
  private final InstantSource time;

  /**
   * @param database where enforcements are
   * @param casework undoes
   * @param bodies reads bodies
   * @param time tells what is in force
   */
  public EnforcementEndpoints(
      Database database, Casework casework, Bodies bodies, InstantSource time) {
    this.database = database;
    this.casework = casework;
    this.bodies = bodies;
    this.time = time;
  }

  /** The changes after the number in the query. */
  public Reply changes(ServerRequest request, Caller caller) throws ProblemException {
    long after = Queries.number(request, "after", 0, 0, Long.MAX_VALUE);
    int limit = (int) Queries.number(request, "limit", USUALLY, 1, MOST);
    Feed.Page page = database.read(sql -> Feed.after(sql, after, limit));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("changes", page.changes().stream().map(Change::members).toList());
    members.put("next", page.next());
    return json(members);
  }

  /** Enforcements, the last recorded first. */
  public Reply list(ServerRequest request, Caller caller) throws ProblemException {
    int limit = (int) Queries.number(request, "limit", USUALLY, 1, MOST);
    boolean onlyInForce = Queries.text(request, "in-force").filter("true"::equals).isPresent();
    EnforcementList asked =
        new EnforcementList(
            target(request),
            Queries.text(request, "rule"),
            onlyInForce ? Optional.of(time.instant()) : Optional.empty(),
            Places.read(request, "before"));
    List<Enforcement> found = database.read(sql -> asked.read(sql, limit));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("enforcements", found.stream().map(EnforcementJson::members).toList());
    if (found.size() == limit) {
      members.put("before", Places.text(EnforcementList.Place.of(found.getLast())));
    }
    return json(members);
  }

  /** One enforcement, with what other systems say of it. */
  public Reply one(ServerRequest request, Caller caller) throws ProblemException {
    String id = id(request);
    Enforcement found = find(id);
    List<SystemReceipt> receipts = database.read(sql -> Feed.receipts(sql, id, USUALLY));
    Map<String, Object> members = new LinkedHashMap<>(EnforcementJson.members(found));
    members.put("inForce", found.isInForce(time.instant()));
    members.put("receipts", receipts.stream().map(SystemReceipt::members).toList());
    return json(members);
  }

  /** Ends an enforcement early. */
  public Reply undo(ServerRequest request, Caller caller) throws ProblemException {
    String id = id(request);
    JsonBody body = JsonBody.read(request, bodies);
    String because = body.text("because", LONGEST_REASON);
    body.done();
    find(id);
    Undoing undoing = new Undoing(time.instant(), caller.actor(), because);
    Enforcement undone =
        casework
            .undo(id, undoing)
            .orElseThrow(() ->
                ProblemException.of(Problem.Kind.CONFLICT, "it was undone by somebody already"));
    return json(EnforcementJson.members(undone));
  }

  /** Keeps what a system says that it did. */
  public Reply receipt(ServerRequest request, Caller caller) throws ProblemException {
    String id = id(request);
    JsonBody body = JsonBody.read(request, bodies);
    Optional<Change.Kind> change =
        body.optional("change", "begun or undone", EnforcementEndpoints::kind);
    Optional<Boolean> isDone =
        body.optional("outcome", "done or failed", EnforcementEndpoints::isDone);
    String detail = body.optionalText("detail", LONGEST_REASON).orElse("");
    if (change.isEmpty() && !body.isWrong()) {
      body.missing("change", "begun or undone");
    }
    if (isDone.isEmpty() && !body.isWrong()) {
      body.missing("outcome", "done or failed");
    }
    body.done();
    find(id);
    SystemReceipt receipt =
        new SystemReceipt(
            id, change.orElseThrow(), caller.name(), isDone.orElseThrow(), detail, time.instant());
    database.write(sql -> {
      Feed.keep(sql, receipt);
      return receipt;
    });
    return json(receipt.members());
  }

  private Enforcement find(String id) throws ProblemException {
    return database
        .<Optional<Enforcement>>read(sql -> EnforcementStore.find(sql, id))
        .orElseThrow(() -> ProblemException.of(Problem.Kind.NOT_FOUND, "no such enforcement"));
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  private static Change.Kind kind(String label) {
    return Change.Kind.labelled(label).orElseThrow(IllegalArgumentException::new);
  }

  private static boolean isDone(String outcome) {
    return switch (outcome) {
      case "done" -> true;
      case "failed" -> false;
      default -> throw new IllegalArgumentException(outcome);
    };
  }

  private static Optional<EntityRef> target(ServerRequest request) throws ProblemException {
    Optional<String> text = Queries.text(request, "target");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int colon = text.get().indexOf(':');
    return Optional.of(
        Entity.labelled(text.get().substring(0, Math.max(0, colon)))
            .map(entity -> new EntityRef(entity, text.get().substring(colon + 1)))
            .orElseThrow(
                () -> Queries.wrong("target", text.get(), "an entity such as account:a1")));
  }

  private static Reply json(Object value) {
    return Reply.json(200, JSON.writeValueAsBytes(value));
  }
}
