package dev.bailiff.core.event;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One plausible event of each declared type, for documentation and tests. */
public final class EventSamples {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");
  private static final String SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final Map<String, Event> BY_TYPE =
      Stream.of(
              sample(
                  EventTypes.HTTP_REQUEST,
                  entry("event.method", "GET"),
                  entry("event.path", "/articles/42"),
                  entry("event.query", "view=full"),
                  entry("event.protocol", "HTTP/1.1"),
                  entry("event.status", 200),
                  entry("event.bytes", 5120),
                  entry("event.duration", 0.012),
                  entry("event.host", "www.example.com"),
                  entry("event.headers", Map.of("accept", "text/html")),
                  entry("event.forwarded", List.of("203.0.113.9")),
                  entry("client.ip", "203.0.113.9"),
                  entry("client.agent", "curl/8.0"),
                  entry("account.id", "a1")),
              sample(
                  EventTypes.CONNECTION_OPENED,
                  entry("event.protocol", "tcp"),
                  entry("event.host", "198.51.100.4"),
                  entry("event.port", 22),
                  entry("event.outcome", "refused"),
                  entry("client.ip", "203.0.113.9")),
              sample(
                  EventTypes.TLS_HANDSHAKE,
                  entry("event.outcome", "failure"),
                  entry("event.alert", "protocol_version"),
                  entry("event.versions", List.of("SSLv3", "TLSv1.0")),
                  entry("event.suites", List.of("TLS_RSA_EXPORT_WITH_RC4_40_MD5")),
                  entry("event.ja3", "d41d8cd98f00b204e9800998ecf8427e"),
                  entry("event.fallback", false),
                  entry("client.ip", "203.0.113.9")),
              sample(
                  EventTypes.AUTH_ATTEMPT,
                  entry("event.outcome", "failure"),
                  entry("event.method", "password"),
                  entry("event.reason", "wrong-secret"),
                  entry("event.service", "web"),
                  entry("client.ip", "2001:db8::9"),
                  entry("account.id", "a1")),
              sample(
                  EventTypes.ACCOUNT_CREATED,
                  entry("event.method", "web"),
                  entry("event.legal_name", "Erika Mustermann"),
                  entry("event.country", "DE"),
                  entry("event.email_verified", true),
                  entry("client.ip", "203.0.113.9"),
                  entry("account.id", "a2"),
                  entry("account.name", "erika"),
                  entry("account.created", TIME)),
              sample(
                  EventTypes.ACCOUNT_CHANGED,
                  entry("event.change", "role"),
                  entry("event.before", Map.of("role", "member")),
                  entry("event.after", Map.of("role", "admin")),
                  entry("account.id", "a1"),
                  entry("target.id", "a2")),
              sample(
                  EventTypes.API_CALL,
                  entry("event.operation", "listUsers"),
                  entry("event.service", "directory"),
                  entry("event.style", "rest"),
                  entry("event.effect", "read"),
                  entry("event.page", 7),
                  entry("event.people", 100),
                  entry("account.id", "a1"),
                  entry("token.id", "t1")),
              sample(
                  EventTypes.JOB_RUN,
                  entry("event.kind", "build"),
                  entry("event.job", "nightly"),
                  entry("event.outcome", "success"),
                  entry("event.cpu", 840.5),
                  entry("event.memory", 2_147_483_648L),
                  entry("event.duration", 900.0),
                  entry("tenant.id", "example")),
              sample(
                  EventTypes.MESSAGE_SENT,
                  entry("event.channel", "email"),
                  entry("event.subject", "Minutes of Monday"),
                  entry("event.text", "Here they are: https://www.example.com/minutes"),
                  entry("event.sender", "erika@example.com"),
                  entry("event.recipients", List.of("max@example.com")),
                  entry("event.recipient_count", 1),
                  entry("event.prior_relation", true),
                  entry("event.links", List.of("https://www.example.com/minutes")),
                  entry("event.checks", Map.of("dkim", "pass")),
                  entry("account.id", "a2"),
                  entry("target.id", "a3")),
              sample(
                  EventTypes.INVITATION_SENT,
                  entry("event.channel", "email"),
                  entry("event.recipients", List.of("max@example.com")),
                  entry("event.recipient_count", 1),
                  entry("event.strangers", 0),
                  entry("account.id", "a2")),
              sample(
                  EventTypes.CONTENT_PUBLISHED,
                  entry("event.format", "markdown"),
                  entry("event.title", "How we moved house"),
                  entry("event.markup", "# How we moved house"),
                  entry("event.visibility", "public"),
                  entry("event.tags", List.of("moving")),
                  entry("account.id", "a2"),
                  entry("content.id", "c1"),
                  entry("content.kind", "page")),
              sample(
                  EventTypes.CONTENT_CHANGED,
                  entry("event.change", "deleted"),
                  entry("event.items", 250),
                  entry("event.entropy", 7.99),
                  entry("account.id", "a2"),
                  entry("content.id", "c1")),
              sample(
                  EventTypes.FILE_UPLOADED,
                  entry("event.name", "holiday.mp4"),
                  entry("event.size", 734_003_200L),
                  entry("event.media_type", "video/mp4"),
                  entry("event.sha256", SHA256),
                  entry("event.head", "AAAAIGZ0eXBpc29t"),
                  entry("account.id", "a2"),
                  entry("content.id", "c2")),
              sample(
                  EventTypes.FILE_DELETED,
                  entry("event.name", "holiday.mp4"),
                  entry("event.size", 734_003_200L),
                  entry("event.permanent", false),
                  entry("account.id", "a2"),
                  entry("content.id", "c2")),
              sample(
                  EventTypes.APP_INSTALLED,
                  entry("event.version", "1.4.0"),
                  entry("event.origin", "marketplace"),
                  entry("event.scripts", Map.of("postinstall", "node build.js")),
                  entry("event.scopes", List.of("read:pages")),
                  entry("app.id", "calendar"),
                  entry("tenant.id", "example")),
              sample(
                  EventTypes.AUTOMATION_CREATED,
                  entry("event.trigger", "feed"),
                  entry("event.feed", "https://alerts.example.org/feed.xml"),
                  entry("event.steps", List.of("notify")),
                  entry("event.channel", "sms"),
                  entry("event.recipient_count", 900),
                  entry("account.id", "a2")),
              sample(
                  EventTypes.REPORT_FILED,
                  entry("event.reason", "harassment"),
                  entry("event.text", "It writes to me every day although I asked it to stop."),
                  entry("event.danger", false),
                  entry("account.id", "a3"),
                  entry("target.id", "a2"),
                  entry("content.id", "c1")),
              sample(
                  EventTypes.NOTICE_RECEIVED,
                  entry("event.kind", "takedown"),
                  entry("event.law", "17 U.S.C. 512(c)"),
                  entry("event.claimant", "Example Records"),
                  entry("event.locations", List.of("https://www.example.com/files/c2")),
                  entry("event.good_faith", true),
                  entry("event.deadline", TIME.plusSeconds(864_000)),
                  entry("content.id", "c2")))
          .collect(Collectors.toUnmodifiableMap(e -> e.type().name(), Function.identity()));

  private EventSamples() {}

  /** The sample of a declared type. */
  public static Event of(EventType type) {
    Event sample = BY_TYPE.get(type.name());
    if (sample == null) {
      throw new IllegalArgumentException("no sample of `" + type + "`");
    }
    return sample;
  }

  @SafeVarargs
  private static Event sample(EventType type, Map.Entry<String, Object>... values) {
    EventBuilder event = Event.of(type, "1", "sample", TIME);
    for (Map.Entry<String, Object> value : values) {
      event.value(type.require(value.getKey()), value.getValue());
    }
    return event.build();
  }
}
