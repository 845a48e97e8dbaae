package dev.bailiff.app.serve;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.access.Keys;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.JsonBody;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.access.ApiKey;
import dev.bailiff.casework.access.Role;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Makes, lists, rotates and revokes keys. */
final class KeyEndpoints {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LONGEST_GRACE = Duration.ofDays(30);

  private final Keys keys;
  private final Bodies bodies;
  private final InstantSource time;

  KeyEndpoints(Keys keys, Bodies bodies, InstantSource time) {
    this.keys = keys;
    this.bodies = bodies;
    this.time = time;
  }

  Reply list(ServerRequest request, Caller caller) {
    List<Map<String, Object>> all = keys.all().stream().map(this::members).toList();
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("keys", all)));
  }

  Reply make(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    String name = body.optional("name", ApiKey.NAME_FORM, KeyEndpoints::name).orElse("");
    if (name.isEmpty() && !body.isWrong()) {
      body.missing("name", ApiKey.NAME_FORM);
    }
    Set<Role> roles = roles(body);
    Optional<String> owner = body.optional("owner", ApiKey.People.OWNER_FORM, KeyEndpoints::owner);
    Optional<Instant> expires = body.time("expires");
    if (expires.filter(end -> !end.isAfter(time.instant())).isPresent()) {
      body.problem("expires", "a time that is over", "a time to come");
    }
    body.done();
    return switch (keys.make(name, roles, owner, expires.orElse(null), caller)) {
      case Keys.Making.Made(Keys.Issued issued) -> Reply.json(201, shown(issued));
      case Keys.Making.Refused(String because) ->
          throw ProblemException.of(Problem.Kind.CONFLICT, because);
    };
  }

  Reply rotate(ServerRequest request, Caller caller) throws ProblemException {
    JsonBody body = JsonBody.read(request, bodies);
    Duration grace = body.duration("grace").orElse(Keys.GRACE);
    if (grace.compareTo(LONGEST_GRACE) > 0) {
      body.problem("grace", grace.toString(), "at most " + LONGEST_GRACE);
    }
    body.done();
    Keys.Issued issued =
        keys.rotate(named(request), grace, caller).orElseThrow(KeyEndpoints::noSuchKey);
    return Reply.json(200, shown(issued));
  }

  Reply revoke(ServerRequest request, Caller caller) throws ProblemException {
    ApiKey revoked = keys.revoke(named(request), caller).orElseThrow(KeyEndpoints::noSuchKey);
    return Reply.json(200, JSON.writeValueAsBytes(members(revoked)));
  }

  private static String name(String text) {
    ApiKey.requireName(text);
    return text;
  }

  private static String owner(String text) {
    return new ApiKey.People("", text).owner();
  }

  private static Set<Role> roles(JsonBody body) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String label : body.texts("roles", Role.values().length)) {
      Role.labelled(label)
          .ifPresentOrElse(
              roles::add,
              () -> body.problem("roles", "`" + label + "`", "some of " + Role.labels()));
    }
    if (roles.isEmpty() && !body.isWrong()) {
      body.missing("roles", "some of " + Role.labels());
    }
    return roles;
  }

  private static String named(ServerRequest request) {
    return request.path().pathParameters().get("name");
  }

  private static ProblemException noSuchKey() {
    return ProblemException.of(Problem.Kind.NOT_FOUND, "there is no valid key of this name");
  }

  private byte[] shown(Keys.Issued issued) {
    Map<String, Object> members = members(issued.key());
    members.put("key", issued.text().secret());
    return JSON.writeValueAsBytes(members);
  }

  private Map<String, Object> members(ApiKey key) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", key.name());
    members.put("roles", key.roles().stream().map(Role::label).sorted().toList());
    members.put("valid", key.isValid(time.instant()));
    members.put("created", key.created().toString());
    members.put("created_by", key.people().maker());
    members.put("owner", key.people().owner());
    putTime(members, "expires", Optional.ofNullable(key.ends().expires()));
    putTime(members, "revoked", Optional.ofNullable(key.ends().revoked()));
    putTime(members, "last_used", Optional.ofNullable(key.lastUsed()));
    putTime(
        members,
        "replaced_until",
        Optional.ofNullable(key.secrets().replaced()).map(ApiKey.Replaced::until));
    return members;
  }

  private static void putTime(Map<String, Object> members, String name, Optional<Instant> time) {
    time.ifPresent(at -> members.put(name, at.toString()));
  }
}
