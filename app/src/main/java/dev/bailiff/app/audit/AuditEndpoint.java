package dev.bailiff.app.audit;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Endpoint;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.audit.AuditCheck;
import dev.bailiff.casework.audit.AuditHead;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.store.Database;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Reads the whole audit log and says whether it is what was written. */
public final class AuditEndpoint implements Endpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern HEAD = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");
  private static final int MOST_HEADS = 100;

  private final Database database;

  public AuditEndpoint(Database database) {
    this.database = database;
  }

  @Override
  public Reply answer(ServerRequest request, Caller caller) throws ProblemException {
    List<AuditHead> noted = noted(request.query().all("noted", List::of));
    AuditCheck check = database.read(sql -> AuditLog.check(sql, noted));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("proven", check.isProven());
    members.put("entries", check.entries());
    members.put("erased", check.erased());
    members.put("head", check.head().sequence() + ":" + check.head().hash());
    members.put("problems", check.problems());
    return Reply.json(200, JSON.writeValueAsBytes(members));
  }

  private static List<AuditHead> noted(List<String> texts) throws ProblemException {
    if (texts.size() > MOST_HEADS) {
      throw ProblemException.of(Problem.Kind.INVALID, "at most " + MOST_HEADS + " heads");
    }
    List<AuditHead> noted = new ArrayList<>();
    for (String text : texts) {
      Matcher parts = HEAD.matcher(text);
      if (!parts.matches()) {
        throw ProblemException.of(
            Problem.Kind.INVALID,
            "a head is the number of an entry, `:`, and 64 hexadecimal digits");
      }
      noted.add(new AuditHead(Long.parseLong(parts.group(1)), parts.group(2)));
    }
    return noted;
  }
}
