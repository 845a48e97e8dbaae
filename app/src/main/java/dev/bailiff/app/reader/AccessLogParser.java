package dev.bailiff.app.reader;

import static dev.bailiff.app.reader.HttpFields.ACCOUNT;
import static dev.bailiff.app.reader.HttpFields.AGENT;
import static dev.bailiff.app.reader.HttpFields.BYTES;
import static dev.bailiff.app.reader.HttpFields.IP;
import static dev.bailiff.app.reader.HttpFields.REFERRER;
import static dev.bailiff.app.reader.HttpFields.STATUS;
import static dev.bailiff.core.event.EventTypes.HTTP_REQUEST;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.Field;
import java.util.List;

/**
 * Reads {@code [host ]address identity user [time] "request" status bytes ["referrer" "agent" …]}.
 *
 * <p>The client chooses the user name, and it may hold spaces and brackets. It can hold no quote,
 * for servers escape those; so a line is read from the first quote that stands after {@code ] },
 * and the time just before it.
 */
final class AccessLogParser implements LineParser {
  private static final int CLF_TIME = 26;
  private static final int LONGEST_TIME = 40;

  private final String source;
  private final boolean startsWithHost;
  private final TextTables tables;
  private final RequestLine requests;
  private final AccessTail tail;
  private final LogEscapes escapes = new LogEscapes();
  private final AccessTime clock = new AccessTime();
  private long lastTime = NO_TIME;

  /** Whether the current line holds a backslash, which few do. */
  private boolean hasEscapes;

  AccessLogParser(ParserSetup setup, boolean startsWithHost) {
    this.source = setup.source();
    this.startsWithHost = startsWithHost;
    this.tables = setup.tables();
    this.requests = new RequestLine(tables);
    this.tail = new AccessTail(tables);
  }

  @Override
  public long lastTime() {
    return lastTime;
  }

  @Override
  public String parse(byte[] bytes, int from, int to, long line, List<Event> events) {
    int quote = requestQuote(bytes, from, to);
    if (quote < 0) {
      return "no `[time] \"request\"`";
    }
    int open = openingBracket(bytes, from, quote);
    long time = open < 0 ? NO_TIME : clock.millis(bytes, open + 1, quote - 2);
    if (time == NO_TIME) {
      return "no time of the form `[17/May/2015:10:05:03 +0000]` before the request";
    }
    hasEscapes = Scan.indexOf(bytes, from, to, '\\') >= 0;
    int close = closingQuote(bytes, quote + 1, to);
    if (close < 0) {
      return "the request has no closing quote";
    }
    EventBuilder event = Event.at(HTTP_REQUEST, source, line, time);
    String fault = head(bytes, from, open, event);
    if (!fault.isEmpty()) {
      return fault;
    }
    request(bytes, quote + 1, close, event);
    int at = status(bytes, close + 1, to, event);
    if (at < 0) {
      return "no status code after the request";
    }
    at = size(bytes, at, to, event);
    at = quoted(bytes, at, to, event, REFERRER, tables.referrers);
    at = quoted(bytes, at, to, event, AGENT, tables.agents);
    if (at < to) {
      tail.read(bytes, at, to, event);
    }
    lastTime = time;
    events.add(event.build());
    return FINE;
  }

  /** How many quotes there are. */
  static int quotes(byte[] bytes, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += bytes[at] == '"' ? 1 : 0;
    }
    return count;
  }

  private static int requestQuote(byte[] bytes, int from, int to) {
    int at = Scan.indexOf(bytes, from, to, '"');
    while (at >= 0 && (at < from + 4 || bytes[at - 1] != ' ' || bytes[at - 2] != ']')) {
      at = Scan.indexOf(bytes, at + 1, to, '"');
    }
    return at;
  }

  private static int openingBracket(byte[] bytes, int from, int quote) {
    int usual = quote - 3 - CLF_TIME;
    if (usual >= from && bytes[usual] == '[') {
      return usual;
    }
    for (int at = quote - 3; at >= Math.max(from, quote - LONGEST_TIME); at--) {
      if (bytes[at] == '[') {
        return at;
      }
    }
    return -1;
  }

  /** Reads what stands before the time. */
  private String head(byte[] bytes, int from, int open, EventBuilder event) {
    int at = from;
    if (startsWithHost) {
      int space = Scan.indexOf(bytes, at, open, ' ');
      if (space <= at) {
        return "no host before the address";
      }
      requests.host(bytes, at, space, event);
      at = space + 1;
    }
    int space = Scan.indexOf(bytes, at, open, ' ');
    if (space <= at) {
      return "no client address before the time";
    }
    if (startsWithHost && !AccessTail.isAddress(bytes, at, space)) {
      return "no client address after the host";
    }
    event.text(IP, tables.addresses.text(bytes, at, space));
    int user = Scan.indexOf(bytes, space + 1, open, ' ') + 1;
    int end = open - 1;
    boolean isNobody =
        user == 0
            || end <= user
            || (end - user == 1 && bytes[user] == '-')
            || (end - user == 2 && bytes[user] == '"');
    if (!isNobody) {
      event.text(ACCOUNT, tables.words.text(bytes, user, end));
    }
    return FINE;
  }

  private int closingQuote(byte[] bytes, int from, int to) {
    return hasEscapes ? Scan.closingQuote(bytes, from, to) : Scan.indexOf(bytes, from, to, '"');
  }

  private void request(byte[] bytes, int from, int to, EventBuilder event) {
    if (!hasEscapes) {
      requests.read(bytes, from, to, event);
    } else {
      escapes.undo(bytes, from, to);
      requests.read(escapes.bytes(), 0, escapes.length(), event);
    }
  }

  private static int status(byte[] bytes, int from, int to, EventBuilder event) {
    int at = from + 1;
    if (at < to && bytes[at] == '-') {
      return at + 1;
    }
    if (at + 3 > to || bytes[from] != ' ') {
      return -1;
    }
    int code = 0;
    for (int i = at; i < at + 3; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      code = code * 10 + digit;
    }
    event.integer(STATUS, code);
    return at + 3;
  }

  /** Reads the size of the answer, where {@code -} means none was sent. */
  private static int size(byte[] bytes, int from, int to, EventBuilder event) {
    int at = from + 1;
    if (at >= to) {
      return to;
    }
    if (bytes[at] == '-') {
      event.integer(BYTES, 0);
      return at + 1;
    }
    long size = 0;
    int start = at;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && at - start < 18) {
      size = size * 10 + (bytes[at++] - '0');
    }
    if (at > start) {
      event.integer(BYTES, size);
    }
    return at;
  }

  /**
   * Reads a quoted text after a space; one without its closing quote was cut and ends with the
   * line.
   */
  private int quoted(byte[] bytes, int from, int to, EventBuilder event, Field field, Texts table) {
    if (from + 1 >= to || bytes[from + 1] != '"') {
      return from;
    }
    int start = from + 2;
    int close = closingQuote(bytes, start, to);
    int end = close < 0 ? to : close;
    if (end > start && !(end - start == 1 && bytes[start] == '-')) {
      event.text(field, unescaped(bytes, start, end, table));
    }
    return Math.min(end + 1, to);
  }

  private String unescaped(byte[] bytes, int from, int to, Texts table) {
    if (!hasEscapes) {
      return table.text(bytes, from, to);
    }
    escapes.undo(bytes, from, to);
    return table.text(escapes.bytes(), 0, escapes.length());
  }
}
