package dev.bailiff.app.signin;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.access.Sessions;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.access.Session;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.Database;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Shows who has signed in, and ends what somebody began. */
public final class SessionEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Sessions sessions;
  private final Database database;
  private final AuditLog audit;
  private final InstantSource time;

  /** For these sessions, with what is ended noted in the log of this database. */
  public SessionEndpoints(
      Sessions sessions, Database database, AuditLog audit, InstantSource time) {
    this.sessions = sessions;
    this.database = database;
    this.audit = audit;
    this.time = time;
  }

  /** Those that go on, without what would let anybody in. */
  public Reply list(ServerRequest request, Caller caller) {
    List<Map<String, Object>> all = sessions.all().stream().map(SessionEndpoints::members).toList();
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("sessions", all)));
  }

  /** Ends all sessions of a person at once. */
  public Reply end(ServerRequest request, Caller caller) throws ProblemException {
    String name = request.path().pathParameters().get("name");
    int ended = sessions.endAll(name);
    if (ended == 0) {
      throw ProblemException.of(Problem.Kind.NOT_FOUND, "nobody of this name has signed in");
    }
    Deed deed =
        new Deed(
            time.instant(), caller.actor(), "end-sessions", "session", name, ended + " ended", "");
    database.write(sql -> {
      audit.append(sql, List.of(deed));
      return deed;
    });
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("ended", ended)));
  }

  private static Map<String, Object> members(Session session) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", session.name());
    members.put("roles", session.roles().stream().map(Role::label).sorted().toList());
    members.put("begun", session.begun().toString());
    members.put("ends", session.ends().toString());
    members.put("used", session.used().toString());
    return members;
  }
}
