package dev.bailiff.app.restrain;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Queries;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.permits.Granted;
import dev.bailiff.casework.permits.Permits;
import dev.bailiff.casework.permits.Use;
import dev.bailiff.core.event.Network;
import dev.bailiff.core.event.Permit;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Shows permits with what they were used for, gives them and takes them back. */
final class PermitEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_NAMES = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final Permits permits;
  private final Bodies bodies;

  PermitEndpoints(Permits permits, Bodies bodies) {
    this.permits = permits;
    this.bodies = bodies;
  }

  Reply list(ServerRequest request, Caller caller) {
    Map<String, Use> uses = permits.uses();
    List<Map<String, Object>> all = new ArrayList<>();
    for (Granted granted : permits.all()) {
      Map<String, Object> members = members(granted);
      Optional.ofNullable(uses.get(granted.permit().id()))
          .ifPresent(use -> members.put("use", members(use)));
      all.add(members);
    }
    return json(200, Map.of("permits", all));
  }

  Reply give(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    String because = body.text("because", LONGEST_REASON);
    Permit permit = permit(body);
    return switch (permits.give(permit, caller.actor(), because)) {
      case Permits.Giving.Given(Granted granted) -> json(201, members(granted));
      case Permits.Giving.Refused(String why) ->
          throw ProblemException.of(Problem.Kind.CONFLICT, why);
    };
  }

  Reply revoke(ServerRequest request, Caller caller) throws ProblemException {
    String because = Queries.required(request, "because");
    return permits
        .revoke(request.path().pathParameters().get("id"), caller.actor(), because)
        .map(revoked -> json(200, members(revoked)))
        .orElseThrow(() ->
            ProblemException.of(Problem.Kind.NOT_FOUND, "there is no such permit that stands"));
  }

  private static Permit permit(JsonBody body) throws ProblemException {
    String id = body.text("id", Permits.MAX_ID);
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      body.problem("id", "`" + id + "`", "letters, digits, `.`, `_` and `-`");
    }
    String kind = body.text("kind", LONGEST_NAME);
    String holder = body.text("holder", LONGEST_NAME);
    List<Network> addresses = networks(body);
    Set<String> accounts = names(body, "accounts");
    Set<String> tokens = names(body, "tokens");
    Set<String> hosts = names(body, "hosts");
    Set<String> classes = names(body, "classes");
    Optional<Instant> from = body.time("from");
    Optional<Instant> until = body.time("until");
    if (!body.isWrong() && (from.isEmpty() || until.isEmpty())) {
      body.missing(from.isEmpty() ? "from" : "until", "a time such as 2026-11-23T10:00:00Z");
    }
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      body.problem("until", "a time that is not after `from`", "a later time");
    }
    if (!body.isWrong() && addresses.isEmpty() && accounts.isEmpty() && tokens.isEmpty()) {
      body.missing("accounts", "the holder's `addresses`, `accounts` or `tokens`");
    }
    body.done();
    return new Permit(
        id,
        kind,
        holder,
        addresses,
        accounts,
        tokens,
        hosts,
        from.orElseThrow(),
        until.orElseThrow(),
        classes);
  }

  private static Set<String> names(JsonBody body, String member) {
    List<String> names = body.texts(member, MOST_NAMES);
    if (names.stream().anyMatch(String::isBlank)) {
      body.problem(member, "a blank name", "names");
    }
    return Set.copyOf(names);
  }

  private static List<Network> networks(JsonBody body) {
    List<Network> networks = new ArrayList<>();
    for (String text : body.texts("addresses", MOST_NAMES)) {
      Network.parse(text)
          .ifPresentOrElse(
              networks::add,
              () ->
                  body.problem(
                      "addresses",
                      "`" + text + "`",
                      "addresses and networks such as 198.51.100.0/28"));
    }
    return networks;
  }

  private static Map<String, Object> members(Granted it) {
    Permit permit = it.permit();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", permit.id());
    members.put("kind", permit.kind());
    members.put("holder", permit.holder());
    members.put("addresses", permit.addresses().stream().map(Network::toString).toList());
    members.put("accounts", permit.accounts().stream().sorted().toList());
    members.put("tokens", permit.tokens().stream().sorted().toList());
    members.put("hosts", permit.hosts().stream().sorted().toList());
    members.put("classes", permit.classes().stream().sorted().toList());
    members.put("from", permit.from().toString());
    members.put("until", permit.until().toString());
    members.put("issued", it.issued().toString());
    members.put("by", it.issuer());
    members.put("because", it.because());
    it.revoked()
        .ifPresent(how ->
            members.put(
                "revoked",
                Map.of("at", how.at().toString(), "by", how.by(), "because", how.because())));
    return members;
  }

  private static Map<String, Object> members(Use use) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("covered", use.covered());
    members.put("crossed", use.crossed());
    members.put("first", use.first().toString());
    members.put("last", use.last().toString());
    use.lastCrossed().ifPresent(bound -> members.put("last_crossed", bound));
    return members;
  }

  private static Reply json(int status, Object value) {
    return Reply.json(status, JSON.writeValueAsBytes(value));
  }
}
