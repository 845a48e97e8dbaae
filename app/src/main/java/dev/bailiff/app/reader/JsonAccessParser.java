package dev.bailiff.app.reader;

import static dev.bailiff.app.reader.HttpFields.DURATION;
import static dev.bailiff.app.reader.HttpFields.FORWARDED;
import static dev.bailiff.app.reader.HttpFields.IP;
import static dev.bailiff.app.reader.HttpFields.METHOD;
import static dev.bailiff.app.reader.HttpFields.PORT;
import static dev.bailiff.app.reader.HttpFields.PROTOCOL;
import static dev.bailiff.core.event.EventTypes.HTTP_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import java.util.List;

/**
 * Reads access logs with one JSON object a line; what the fields are called is for each server to
 * say.
 */
abstract class JsonAccessParser implements LineParser {
  /** Clock of stamps that are not numbers. */
  final AccessTime clock = new AccessTime();

  final RequestLine requests;

  private final String source;
  private final JsonLines json;
  private final TextTables tables;
  private final AccessTail lists;
  private long lastTime = NO_TIME;

  JsonAccessParser(ParserSetup setup) {
    this.source = setup.source();
    this.tables = setup.tables();
    this.requests = new RequestLine(tables);
    this.lists = new AccessTail(tables);
    this.json = JsonLines.lenient(setup.options().maxLineBytes());
  }

  /** Why the object is not a request that this server logged; {@link #FINE} if it is one. */
  abstract String fault(JsonFields record);

  /** Whether the object is something else that this server writes to the same log. */
  boolean isOther(JsonFields record) {
    return false;
  }

  abstract long time(JsonFields record);

  abstract void fill(JsonFields record, EventBuilder event);

  @Override
  public final long lastTime() {
    return lastTime;
  }

  @Override
  public final String parse(byte[] bytes, int from, int to, long line, List<Event> events) {
    return switch (json.read(bytes, from, to)) {
      case JsonLines.Broken(String reason) -> reason;
      case JsonLines.Read(JsonFields record) -> parse(record, line, events);
    };
  }

  private String parse(JsonFields record, long line, List<Event> events) {
    if (isOther(record)) {
      return FINE;
    }
    String fault = fault(record);
    if (!fault.isEmpty()) {
      return fault;
    }
    long time = time(record);
    if (time == NO_TIME) {
      return "no time in it";
    }
    lastTime = time;
    EventBuilder event = Event.at(HTTP_REQUEST, source, line, time);
    fill(record, event);
    events.add(event.build());
    return FINE;
  }

  /**
   * Sets method, target and protocol that come apart; a request without a method gets {@code -}.
   */
  final void request(EventBuilder event, String method, String target, String protocol) {
    event.text(METHOD, method.isEmpty() ? "-" : words(method));
    byte[] bytes = target.getBytes(UTF_8);
    requests.target(bytes, 0, bytes.length, event);
    JsonFields.set(event, PROTOCOL, protocol);
  }

  /** Sets method, target and protocol of a whole request line. */
  final void requestLine(EventBuilder event, String line) {
    byte[] bytes = line.getBytes(UTF_8);
    requests.read(bytes, 0, bytes.length, event);
  }

  final void host(EventBuilder event, String host) {
    byte[] bytes = host.getBytes(UTF_8);
    requests.host(bytes, 0, bytes.length, event);
  }

  /** Sets the client's address, and its port where it stands behind the address. */
  final void client(EventBuilder event, String address) {
    if (address.isEmpty()) {
      return;
    }
    int colon = address.lastIndexOf(':');
    boolean bracketed = address.startsWith("[");
    boolean hasPort = colon > 0 && (bracketed || address.indexOf(':') == colon);
    String bare = hasPort ? address.substring(0, colon) : address;
    bare = bracketed ? bare.replaceAll("[\\[\\]]", "") : bare;
    byte[] bytes = bare.getBytes(UTF_8);
    event.text(IP, tables.addresses.text(bytes, 0, bytes.length));
    double port = hasPort ? parsePort(address.substring(colon + 1)) : Double.NaN;
    if (!Double.isNaN(port)) {
      event.integer(PORT, (long) port);
    }
  }

  /** Sets the addresses of X-Forwarded-For and returns them. */
  final List<String> forwarded(EventBuilder event, String list) {
    byte[] bytes = list.getBytes(UTF_8);
    List<String> addresses = lists.addresses(bytes, 0, bytes.length);
    if (!addresses.isEmpty()) {
      event.texts(FORWARDED, addresses);
    }
    return addresses;
  }

  static void duration(EventBuilder event, double seconds) {
    if (seconds >= 0) {
      event.number(DURATION, seconds);
    }
  }

  private String words(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return tables.words.text(bytes, 0, bytes.length);
  }

  private static double parsePort(String digits) {
    return digits.matches("[0-9]{1,5}") ? Double.parseDouble(digits) : Double.NaN;
  }
}
