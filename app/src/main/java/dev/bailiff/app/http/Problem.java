package dev.bailiff.app.http;

import dev.bailiff.core.event.PathProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a request, or one event of it, was not answered with a decision, in the form of RFC 9457.
 *
 * @param kind what kind of problem it is
 * @param detail what is the matter this time, in words
 * @param errors every place of the input that is wrong, if that is the problem
 */
public record Problem(Kind kind, String detail, List<PathProblem> errors) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The kinds of problem, by the status that each gives. */
  public enum Kind {
    BAD_REQUEST(400, "bad-request", "The request is not HTTP as it ought to be"),
    MALFORMED(400, "malformed", "The body cannot be read"),
    UNAUTHENTICATED(401, "unauthenticated", "It is not known who asks"),
    FORBIDDEN(403, "forbidden", "Who asks may not do this"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This is not done here"),
    TOO_SLOW(408, "too-slow", "The body took too long to arrive"),
    CONFLICT(409, "conflict", "It is otherwise by now"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "This kind of body is not read here"),
    INVALID(422, "invalid", "What was sent is not valid"),
    INVALID_EVENT(422, "invalid-event", "The event is not valid"),
    UNTIMELY(422, "untimely", "The event's time is too long ago or ahead"),
    TOO_OFTEN(429, "too-often", "This key asks too often"),
    FAULT(500, "fault", "The program failed"),
    BUSY(503, "busy", "Too much waits already"),
    PROVIDER_AWAY(503, "provider-away", "The provider of identities does not answer"),
    STORE_AWAY(503, "store-away", "The database does not answer"),
    UNWELL(503, "unwell", "Events cannot be written down now"),
    STOPPING(503, "stopping", "The service is stopping"),
    LATE(503, "late", "There was no answer in time");

    private final int status;
    private final String slug;
    private final String title;

    Kind(int status, String slug, String title) {
      this.status = status;
      this.slug = slug;
      this.title = title;
    }

    public int status() {
      return status;
    }

    /** The identifier of the kind. */
    public String type() {
      return "urn:bailiff:problem:" + slug;
    }
  }

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, List.of());
  }

  public byte[] json(OptionalInt index) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", kind.type());
    members.put("title", kind.title);
    members.put("status", kind.status);
    members.put("detail", detail);
    index.ifPresent(at -> members.put("index", at));
    if (!errors.isEmpty()) {
      members.put("errors", errors.stream().map(Problem::members).toList());
    }
    return JSON.writeValueAsBytes(members);
  }

  private static Map<String, String> members(PathProblem error) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("path", error.path());
    members.put("found", error.found());
    members.put("wanted", error.wanted());
    return members;
  }
}
