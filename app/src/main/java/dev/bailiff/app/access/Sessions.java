package dev.bailiff.app.access;

import dev.bailiff.casework.access.KeyText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who has signed in, in memory: after a restart people sign in again. */
public final class Sessions {
  /** A working day. */
  public static final Duration LASTS = Duration.ofHours(12);

  private static final Duration IDLE = Duration.ofHours(2);

  /** Beyond this the one that was not used for longest ends. */
  private static final int MOST = 10_000;

  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MOST;
        }
      };

  private record Session(Caller caller, Instant ends, Instant idleUntil) {}

  public Sessions(InstantSource time) {
    this.time = time;
  }

  /** Begins a session; who brings the text is this caller. */
  public synchronized String open(Caller caller) {
    String id = KeyText.draw(random).secret();
    Instant now = time.instant();
    sessions.put(id, new Session(caller, now.plus(LASTS), now.plus(IDLE)));
    return id;
  }

  /** Who has this session, if it goes on. */
  public synchronized Optional<Caller> find(String id) {
    Session session = sessions.get(id);
    if (session == null) {
      return Optional.empty();
    }
    Instant now = time.instant();
    if (!now.isBefore(session.ends) || !now.isBefore(session.idleUntil)) {
      sessions.remove(id);
      return Optional.empty();
    }
    sessions.put(id, new Session(session.caller, session.ends, now.plus(IDLE)));
    return Optional.of(session.caller);
  }

  /** Ends a session. */
  public synchronized void end(String id) {
    sessions.remove(id);
  }
}
