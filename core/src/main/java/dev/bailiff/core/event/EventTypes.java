package dev.bailiff.core.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue of event types. */
public final class EventTypes {
  /** A request to one of the services, with how it was answered. */
  public static final EventType HTTP_REQUEST = TrafficEvents.HTTP_REQUEST;

  /** A connection to one of the hosts. */
  public static final EventType CONNECTION_OPENED = TrafficEvents.CONNECTION_OPENED;

  /** The beginning of an encrypted connection. */
  public static final EventType TLS_HANDSHAKE = TrafficEvents.TLS_HANDSHAKE;

  /** An attempt to prove who one is. */
  public static final EventType AUTH_ATTEMPT = AccountEvents.AUTH_ATTEMPT;

  /** A new account. */
  public static final EventType ACCOUNT_CREATED = AccountEvents.ACCOUNT_CREATED;

  /** A change of profile, secrets, rights or plan. */
  public static final EventType ACCOUNT_CHANGED = AccountEvents.ACCOUNT_CHANGED;

  /** A call to a programming interface. */
  public static final EventType API_CALL = TrafficEvents.API_CALL;

  /** One run of a job. */
  public static final EventType JOB_RUN = TrafficEvents.JOB_RUN;

  /** A message of any channel. */
  public static final EventType MESSAGE_SENT = ContentEvents.MESSAGE_SENT;

  /** An invitation to join. */
  public static final EventType INVITATION_SENT = AccountEvents.INVITATION_SENT;

  /** New content. */
  public static final EventType CONTENT_PUBLISHED = ContentEvents.CONTENT_PUBLISHED;

  /** A change of content that was there already. */
  public static final EventType CONTENT_CHANGED = ContentEvents.CONTENT_CHANGED;

  /** A new file. */
  public static final EventType FILE_UPLOADED = ContentEvents.FILE_UPLOADED;

  /** The end of a file. */
  public static final EventType FILE_DELETED = ContentEvents.FILE_DELETED;

  /** An app that from now on acts for an account or tenant. */
  public static final EventType APP_INSTALLED = AccountEvents.APP_INSTALLED;

  /** An automation that from now on acts by itself. */
  public static final EventType AUTOMATION_CREATED = AccountEvents.AUTOMATION_CREATED;

  /** A user's report. */
  public static final EventType REPORT_FILED = ReportEvents.REPORT_FILED;

  /** A formal notice. */
  public static final EventType NOTICE_RECEIVED = ReportEvents.NOTICE_RECEIVED;

  private static final List<EventType> ALL =
      List.of(
          HTTP_REQUEST,
          CONNECTION_OPENED,
          TLS_HANDSHAKE,
          AUTH_ATTEMPT,
          ACCOUNT_CREATED,
          ACCOUNT_CHANGED,
          API_CALL,
          JOB_RUN,
          MESSAGE_SENT,
          INVITATION_SENT,
          CONTENT_PUBLISHED,
          CONTENT_CHANGED,
          FILE_UPLOADED,
          FILE_DELETED,
          APP_INSTALLED,
          AUTOMATION_CREATED,
          REPORT_FILED,
          NOTICE_RECEIVED);

  private static final Map<String, EventType> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

  private EventTypes() {}

  /** Every declared type. */
  public static List<EventType> all() {
    return ALL;
  }

  /** The declared type with this name. */
  public static Optional<EventType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
