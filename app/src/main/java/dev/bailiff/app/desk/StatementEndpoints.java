package dev.bailiff.app.desk;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.casework.outgoing.StatementStore;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Map;

/** Shows the statements of reasons that were issued. */
public final class StatementEndpoints {
  private final Database database;

  /** Endpoints over these statements. */
  public StatementEndpoints(Desk desk) {
    this.database = desk.database();
  }

  /** What an account was told, latest first. */
  public Reply list(ServerRequest request, Caller caller) throws ProblemException {
    int limit = Requests.limit(request);
    String account =
        request
            .query()
            .first("account")
            .orElseThrow(() ->
                ProblemException.of(
                    Problem.Kind.INVALID, "say whose, as `?account=` with the id of an account"));
    List<Issued> told =
        database.read(sql -> StatementStore.to(sql, new EntityRef(Entity.ACCOUNT, account), limit));
    return Reply.json(
        200, DeskJson.bytes(Map.of("statements", told.stream().map(DeskJson::members).toList())));
  }

  /** One statement. */
  public Reply one(ServerRequest request, Caller caller) throws ProblemException {
    String id = Requests.part(request, "id");
    Issued issued =
        database
            .read(sql -> StatementStore.find(sql, id))
            .orElseThrow(() -> Requests.notFound("statement"));
    return Reply.json(200, DeskJson.bytes(DeskJson.members(issued)));
  }
}
