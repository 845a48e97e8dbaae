package dev.bailiff.app.desk;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.cases.Attempt;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Refusal;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.desk.CaseDesk;
import dev.bailiff.casework.desk.Order;
import dev.bailiff.casework.desk.Ruled;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists cases, hands them out, and takes rulings on them. */
public final class CaseEndpoints {
  private static final int NAME = 64;
  private static final int REASON = 1_000;
  private static final int CLAUSE = 64;

  /** What one ruling may begin, and what it may end. */
  private static final int MOST_ORDERS = 20;

  private static final int MOST_UNDONE = 100;

  private final CaseDesk cases;
  private final Bodies bodies;
  private final InstantSource time;

  /** Endpoints over these cases. */
  public CaseEndpoints(Desk desk, Bodies bodies, InstantSource time) {
    this.cases = desk.cases();
    this.bodies = bodies;
    this.time = time;
  }

  /** The open cases in the order of work. */
  public Reply list(ServerRequest request, Caller caller) throws ProblemException {
    Optional<String> queue = request.query().first("queue").asOptional();
    List<CaseFile> open = cases.open(queue, time.instant(), Requests.limit(request));
    return json(Map.of("cases", open.stream().map(DeskJson::members).toList()));
  }

  /** One case, with what was ever done to its subject. */
  public Reply one(ServerRequest request, Caller caller) throws ProblemException {
    CaseFile file = cases.find(id(request)).orElseThrow(() -> Requests.notFound("case"));
    Map<String, Object> members = DeskJson.members(file);
    members.put("history", DeskJson.enforcements(cases.history(file)));
    return json(members);
  }

  /** Claims what is to be looked at next. */
  public Reply next(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    String queue = body.text("queue", NAME);
    body.done();
    return cases
        .claimNext(queue, Requests.reviewer(caller))
        .map(file -> json(DeskJson.members(file)))
        .orElseGet(() -> Reply.empty(204));
  }

  /** Claims this case. */
  public Reply claim(ServerRequest request, Caller caller) throws ProblemException {
    return reply(cases.claim(id(request), Requests.reviewer(caller)));
  }

  /** Gives a claim up. */
  public Reply release(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    long claim = claim(body);
    body.done();
    return reply(cases.release(id(request), Requests.reviewer(caller), claim));
  }

  /** Hands the case to other people. */
  public Reply handOver(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    long claim = claim(body);
    String queue = body.text("queue", NAME);
    String because = body.text("because", REASON);
    body.done();
    return reply(cases.handOver(id(request), Requests.reviewer(caller), claim, queue, because));
  }

  /** Rules on the case. */
  public Reply rule(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    long claim = claim(body);
    Optional<String> broken = body.optionalText("broken", CLAUSE);
    String grounds = body.text("grounds", Ruling.MAX_GROUNDS);
    List<Order> orders = Orders.in(body, MOST_ORDERS);
    List<String> undo = body.texts("undo", MOST_UNDONE);
    if (broken.isEmpty() && !orders.isEmpty()) {
      body.missing("broken", "the clause that was broken, as something is ordered");
    }
    body.done();
    Ruling ruling =
        broken
            .<Ruling>map(clause -> new Ruling.Broken(clause, grounds))
            .orElseGet(() -> new Ruling.NotBroken(grounds));
    Ruled ruled =
        cases
            .rule(id(request), Requests.reviewer(caller), claim, ruling, orders, undo)
            .orElseThrow(() -> Requests.notFound("case"));
    return switch (ruled) {
      case Ruled.Refused(Refusal why) -> throw Requests.conflict(why.words());
      case Ruled.Done done -> json(members(done));
    };
  }

  private static Map<String, Object> members(Ruled.Done done) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("case", DeskJson.members(done.file()));
    members.put("begun", DeskJson.enforcements(done.begun()));
    members.put("undone", DeskJson.enforcements(done.undone()));
    return members;
  }

  private static long claim(JsonBody body) {
    Optional<Long> claim = body.number("claim", 1, Long.MAX_VALUE);
    if (claim.isEmpty() && !body.isWrong()) {
      body.missing("claim", "the number of the claim, as it was answered");
    }
    return claim.orElse(0L);
  }

  private static CaseId id(ServerRequest request) throws ProblemException {
    String id = Requests.part(request, "id");
    if (id.isBlank()) {
      throw Requests.notFound("case");
    }
    return new CaseId(id);
  }

  private static Reply reply(Optional<Attempt> attempt) throws ProblemException {
    return switch (attempt.orElseThrow(() -> Requests.notFound("case"))) {
      case Attempt.Done(CaseFile file) -> json(DeskJson.members(file));
      case Attempt.Refused(Refusal why) -> throw Requests.conflict(why.words());
    };
  }

  private static Reply json(Object value) {
    return Reply.json(200, DeskJson.bytes(value));
  }
}
