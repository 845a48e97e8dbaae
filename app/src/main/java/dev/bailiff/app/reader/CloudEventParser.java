package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventParser;
import dev.bailiff.core.event.Parsed;
import dev.bailiff.core.event.PathProblem;
import java.util.List;

/** Reads recorded events, one CloudEvents object in structured JSON a line. */
final class CloudEventParser implements LineParser {
  /** An event may hold a body of 256 Ki characters, of which each can take six bytes. */
  static final int MAX_LINE_BYTES = 2 * 1024 * 1024;

  private final JsonLines json;
  private long lastTime = NO_TIME;

  CloudEventParser(ParserSetup setup) {
    this.json = JsonLines.strict(Math.max(MAX_LINE_BYTES, setup.options().maxLineBytes()));
  }

  @Override
  public long lastTime() {
    return lastTime;
  }

  @Override
  public String parse(byte[] bytes, int from, int to, long line, List<Event> events) {
    return switch (json.read(bytes, from, to)) {
      case JsonLines.Broken(String reason) -> reason;
      case JsonLines.Read(JsonFields record) -> parse(record, events);
    };
  }

  private String parse(JsonFields record, List<Event> events) {
    return switch (EventParser.parse(record.object())) {
      case Parsed.Accepted<Event>(Event event, List<PathProblem> _) -> {
        lastTime = event.timeMillis();
        events.add(event);
        yield FINE;
      }
      case Parsed.Rejected<Event>(List<PathProblem> found) ->
          found.getFirst() + (found.size() > 1 ? " (and " + (found.size() - 1) + " more)" : "");
    };
  }
}
