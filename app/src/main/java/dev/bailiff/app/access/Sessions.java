package dev.bailiff.app.access;

import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Session;
import dev.bailiff.casework.access.SessionStore;
import dev.bailiff.casework.store.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who has signed in: in memory, by digests of what their browsers bring, and in the database, so
 * that they need not sign in again because the service starts again.
 */
public final class Sessions {
  /** A working day. */
  public static final Duration LASTS = Duration.ofHours(12);

  /** Uses that are closer together are not told apart after a restart. */
  public static final Duration NOTED = Duration.ofMinutes(1);

  static final Duration IDLE = Duration.ofHours(2);

  private final Database database;
  private final int most;
  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();

  /** By digest, the one that was not used for longest first. */
  private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

  /** Those that were used since that was written down. */
  private final Map<String, Session> used = new HashMap<>();

  private Instant noted;

  /** Those that the database has. */
  public Sessions(Database database, InstantSource time) {
    this(database, SessionStore.MAX_SESSIONS, time);
  }

  /**
   * @param most beyond this the one that was not used for longest ends
   */
  Sessions(Database database, int most, InstantSource time) {
    this.database = database;
    this.most = most;
    this.time = time;
    this.noted = time.instant();
    for (Session session : database.read(sql -> SessionStore.all(sql, noted))) {
      sessions.put(session.digest(), session);
    }
  }

  /** Begins a session; who brings the text is this caller. */
  public synchronized String open(Caller caller) {
    KeyText text = KeyText.draw(random);
    Instant now = time.instant();
    Session session =
        new Session(
            text.digest(),
            caller.kind().name().toLowerCase(Locale.ROOT),
            caller.name(),
            caller.roles(),
            now,
            now.plus(LASTS),
            now);
    List<String> eldest =
        sessions.keySet().stream().limit(Math.max(0, sessions.size() + 1 - most)).toList();
    database.write(sql -> {
      SessionStore.end(sql, eldest);
      SessionStore.add(sql, session);
      return session;
    });
    eldest.forEach(this::forget);
    sessions.put(session.digest(), session);
    return text.secret();
  }

  /** Who has this session, if it goes on. */
  public synchronized Optional<Caller> find(String text) {
    if (!KeyText.isOne(text)) {
      return Optional.empty();
    }
    String digest = HexFormat.of().formatHex(KeyText.sha256(text));
    Session session = sessions.get(digest);
    Instant now = time.instant();
    if (session == null || isOver(session, now)) {
      return Optional.empty();
    }
    if (!now.isBefore(session.used().plus(NOTED))) {
      session = session.usedAt(now);
      sessions.put(digest, session);
      used.put(digest, session);
    }
    return caller(session);
  }

  /** Those that go on, the one that was used last at the end. */
  public synchronized List<Session> all() {
    Instant now = time.instant();
    return sessions.values().stream().filter(session -> !isOver(session, now)).toList();
  }

  /** Ends a session. */
  public void end(String text) {
    String digest = HexFormat.of().formatHex(KeyText.sha256(text));
    int _ = end(session -> session.digest().equals(digest));
  }

  /** Ends all of who is called so, wherever they have signed in; returns how many. */
  public int endAll(String name) {
    return end(session -> session.name().equals(name));
  }

  /** Writes down which were used, now and then, and forgets those that are over. */
  public synchronized void look() {
    Instant now = time.instant();
    if (now.isBefore(noted.plus(NOTED))) {
      return;
    }
    note();
    int _ = end(session -> isOver(session, now));
    noted = now;
  }

  /** Writes down which were used. */
  public synchronized void note() {
    if (!used.isEmpty()) {
      database.write(sql -> {
        SessionStore.used(sql, used.values());
        return used.size();
      });
      used.clear();
    }
  }

  /** First in the database: a session that was ended must not come back with a restart. */
  private synchronized int end(Predicate<Session> which) {
    List<String> ended = new ArrayList<>();
    for (Session session : sessions.values()) {
      if (which.test(session)) {
        ended.add(session.digest());
      }
    }
    if (!ended.isEmpty()) {
      database.write(sql -> {
        SessionStore.end(sql, ended);
        return ended.size();
      });
      ended.forEach(this::forget);
    }
    return ended.size();
  }

  private void forget(String digest) {
    sessions.remove(digest);
    used.remove(digest);
  }

  private static boolean isOver(Session session, Instant now) {
    return !now.isBefore(session.ends()) || !now.isBefore(session.used().plus(IDLE));
  }

  /** One of a kind that this version does not know is nobody's. */
  private static Optional<Caller> caller(Session session) {
    for (Caller.Kind kind : Caller.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(session.kind())) {
        return Optional.of(new Caller(kind, session.name(), session.roles()));
      }
    }
    return Optional.empty();
  }
}
