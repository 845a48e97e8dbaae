package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads system logs for what OpenSSH servers and PAM modules say about attempts to sign in; all
 * other lines are silent.
 *
 * <p>One attempt is one event, however many lines tell of it: see {@link SignInSessions}.
 */
final class AuthLogParser implements LineParser {
  private static final String SSHD = "sshd";

  private final String source;
  private final SyslogLine syslog;
  private final SignInSessions sessions;
  private @Nullable Attempt last;

  AuthLogParser(ParserSetup setup) {
    this.source = setup.source();
    this.syslog = new SyslogLine(setup);
    this.sessions = new SignInSessions(source);
  }

  @Override
  public long lastTime() {
    return syslog.time();
  }

  @Override
  public String parse(byte[] bytes, int from, int to, long line, List<Event> events) {
    String fault = syslog.read(bytes, from, to);
    if (!fault.isEmpty()) {
      last = null;
      return fault;
    }
    Attempt before = last;
    last = null;
    String program = syslog.program();
    int message = syslog.message();
    if (isSshd(program)) {
      sshd(text(bytes, message, to), line, events);
    } else if (program.isEmpty()) {
      repeated(before, text(bytes, message, to), line, events);
    } else if (mayBePam(bytes, message, to)) {
      pam(text(bytes, message, to), program, line, events);
    }
    return FINE;
  }

  @Override
  public void finish(List<Event> events) {
    sessions.finish(events);
  }

  private void sshd(String text, long line, List<Event> events) {
    Repeats repeats = Repeats.of(text);
    SshdMessage message = SshdMessage.of(repeats.text());
    last = sessions.add(connection(message), message, repeats.times(), line, syslog.time(), events);
  }

  private void pam(String text, String program, long line, List<Event> events) {
    Repeats repeats = Repeats.of(text);
    PamMessage.of(repeats.text(), program)
        .ifPresent(found -> {
          int times = Math.min(found.times() * repeats.times(), Repeats.MOST);
          found.attempt().addTo(events, source, line, syslog.time(), times);
          last = found.attempt();
        });
  }

  private void repeated(@Nullable Attempt before, String text, long line, List<Event> events) {
    int times = Repeats.ofLast(text);
    if (before != null && times > 0) {
      before.addTo(events, source, line, syslog.time(), times);
      last = before;
    }
  }

  /**
   * What lines of one connection have in common: the process that serves it, or else the client's
   * address.
   */
  private String connection(SshdMessage message) {
    if (!syslog.process().isEmpty()) {
      return syslog.host() + " " + syslog.process();
    }
    String address =
        switch (message) {
          case SshdMessage.Tried tried -> tried.caller().address();
          case SshdMessage.Refused refused -> refused.caller().address();
          case SshdMessage.Exhausted exhausted -> exhausted.caller().address();
          case SshdMessage.Ended _, SshdMessage.Other _ -> "";
        };
    return syslog.host() + " from " + address;
  }

  /** Whether it begins as {@code pam_unix}, {@code PAM 5 more} and {@code message repeated} do. */
  private static boolean mayBePam(byte[] bytes, int from, int to) {
    return from < to && (bytes[from] == 'p' || bytes[from] == 'P' || bytes[from] == 'm');
  }

  private static boolean isSshd(String program) {
    return program.equals(SSHD) || program.startsWith("sshd-"); // sshd-session since OpenSSH 9.8
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }
}
