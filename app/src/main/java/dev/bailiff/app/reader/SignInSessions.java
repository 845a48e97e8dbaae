package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections to OpenSSH servers that are under way, so that an attempt that several lines tell
 * of is counted once.
 *
 * <p>{@code Invalid user x} is followed by {@code Failed password for invalid user x} if the client
 * goes on to try one: that is the attempt. If it does not, the connection itself was one (a name
 * was tried), which is known only at its end.
 */
final class SignInSessions {
  /** Connections that never end in the log are forgotten, the longest idle first. */
  private static final int MOST = 4_096;

  private static final String SERVICE = "sshd";

  private final String source;
  private final Map<String, Session> sessions = new LinkedHashMap<>(64, 0.75f, true);

  SignInSessions(String source) {
    this.source = source;
  }

  /**
   * Adds the events of a message of this connection; the last attempt it tells of, if any, is
   * returned.
   */
  @Nullable Attempt add(
      String connection, SshdMessage message, int times, long line, long time, List<Event> events) {
    return switch (message) {
      case SshdMessage.Tried tried -> tried(connection, tried, times, line, time, events);
      case SshdMessage.Refused refused -> {
        Session session = session(connection, events);
        session.flush(source, events);
        session.refused = refused;
        session.line = line;
        session.time = time;
        yield null;
      }
      case SshdMessage.Exhausted exhausted -> {
        Session session = session(connection, events);
        if (session.attempts == 0 && session.refused == null) {
          session.attempts++;
          Attempt attempt =
              Attempt.failure("", AuthFields.TOO_MANY_ATTEMPTS, SERVICE, exhausted.caller());
          attempt.addTo(events, source, line, time, 1);
        }
        yield null;
      }
      case SshdMessage.Ended _ -> {
        Session session = sessions.remove(connection);
        if (session != null) {
          session.flush(source, events);
        }
        yield null;
      }
      case SshdMessage.Other _ -> null;
    };
  }

  /** Adds what was held back. */
  void finish(List<Event> events) {
    sessions.values().forEach(session -> session.flush(source, events));
    sessions.clear();
  }

  private Attempt tried(
      String connection,
      SshdMessage.Tried tried,
      int times,
      long line,
      long time,
      List<Event> events) {
    Session session = session(connection, events);
    SshdMessage.Refused refused = session.refused;
    String reason =
        refused != null
            ? refused.reason()
            : tried.unknownAccount() ? session.reason : AuthFields.WRONG_SECRET;
    session.reason = refused != null ? refused.reason() : session.reason;
    session.refused = null;
    session.attempts++;
    String method =
        tried.method().startsWith("keyboard-interactive") ? AuthFields.PAM : tried.method();
    Attempt attempt =
        tried.success()
            ? Attempt.success(method, SERVICE, tried.caller())
            : Attempt.failure(method, reason, SERVICE, tried.caller());
    attempt.addTo(events, source, line, time, times);
    return attempt;
  }

  private Session session(String connection, List<Event> events) {
    Session session = sessions.computeIfAbsent(connection, name -> new Session());
    if (sessions.size() > MOST) {
      Iterator<Session> idle = sessions.values().iterator();
      idle.next().flush(source, events);
      idle.remove();
    }
    return session;
  }

  private static final class Session {
    private SshdMessage.@Nullable Refused refused;
    private String reason = AuthFields.UNKNOWN_ACCOUNT;
    private long line;
    private long time;
    private int attempts;

    private void flush(String source, List<Event> events) {
      SshdMessage.Refused held = refused;
      refused = null;
      if (held != null) {
        Attempt attempt = Attempt.failure("", held.reason(), SERVICE, held.caller());
        attempt.addTo(events, source, line, time, 1);
      }
    }
  }
}
