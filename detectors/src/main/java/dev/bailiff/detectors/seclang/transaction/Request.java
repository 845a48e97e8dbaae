package dev.bailiff.detectors.seclang.transaction;

import dev.bailiff.core.event.Event;
import dev.bailiff.detectors.seclang.text.ByteText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The variables of one request that no rule changes. Each is worked out when first asked for. */
final class Request {
  /** A request with more values of one kind is looked at up to here. */
  static final int MAX_VALUES = 1_000;

  private final Event event;
  private final Map<Variable, List<Entry>> known = new EnumMap<>(Variable.class);
  private final String target;
  private final String decoded;
  private final String body;
  private final boolean knowsHeaders;
  private String processor;
  private boolean isBodyRead;
  private boolean isBroken;

  Request(Event event) {
    this.event = event;
    String path = Fields.text(event, Fields.PATH);
    String query = Fields.text(event, Fields.QUERY);
    this.target = event.has(Fields.QUERY) ? path + "?" + query : path;
    this.decoded = Pairs.decoded(target, false);
    this.body = Fields.text(event, Fields.BODY);
    this.knowsHeaders = event.has(Fields.HEADERS);
    this.processor = Processors.of(header("Content-Type"));
  }

  /** Whether it is known which header fields there are. */
  boolean knowsHeaders() {
    return knowsHeaders;
  }

  /** From now on variables tell of the body too. */
  void readBody() {
    isBodyRead = true;
    known.keySet().removeIf(Variable::needsBody);
  }

  /** Has the body be read as this, whatever its header says. */
  void readBodyAs(String chosen) {
    processor = chosen.toUpperCase(Locale.ROOT);
    known.remove(Variable.REQBODY_PROCESSOR);
  }

  /** The first value of a header field; empty if there is none. */
  String header(String name) {
    for (Entry entry : entries(Variable.REQUEST_HEADERS)) {
      if (entry.key().equalsIgnoreCase(name)) {
        return entry.text();
      }
    }
    return "";
  }

  /** The values of a variable. */
  List<Entry> entries(Variable variable) {
    List<Entry> entries = known.get(variable);
    if (entries == null) {
      entries = read(variable);
      known.put(variable, entries);
    }
    return entries;
  }

  private List<Entry> read(Variable variable) {
    return switch (variable) {
      case ARGS -> both(Variable.ARGS_GET, Variable.ARGS_POST, variable);
      case ARGS_NAMES -> names(Variable.ARGS, variable);
      case ARGS_GET_NAMES -> names(Variable.ARGS_GET, variable);
      case ARGS_POST_NAMES -> names(Variable.ARGS_POST, variable);
      case REQUEST_COOKIES_NAMES -> names(Variable.REQUEST_COOKIES, variable);
      case REQUEST_HEADERS_NAMES -> names(Variable.REQUEST_HEADERS, variable);
      case ARGS_COMBINED_SIZE -> one(variable, Integer.toString(size(Variable.ARGS)));
      case ARGS_GET ->
          listed(variable, list -> Pairs.ofForm(Fields.text(event, Fields.QUERY), list));
      case ARGS_POST -> listed(variable, this::arguments);
      case REQUEST_COOKIES -> listed(variable, list -> Pairs.ofCookies(header("Cookie"), list));
      case REQUEST_HEADERS -> headers();
      case FILES, FILES_NAMES, FILES_SIZES, MULTIPART_FILENAME, MULTIPART_NAME ->
          listed(variable, list -> files(variable, list));
      case MULTIPART_PART_HEADERS -> listed(variable, this::partHeaders);
      case FILES_COMBINED_SIZE -> one(variable, Integer.toString(sizeOfFiles()));
      case XML -> List.of();
      case MATCHED_VAR, MATCHED_VARS, MATCHED_VARS_NAMES, MATCHED_VAR_NAME, TX -> List.of();
      default -> one(variable, single(variable));
    };
  }

  /** The texts or the attributes of a document in XML. */
  List<Entry> xml(boolean attributes) {
    if (!isBodyRead || !processor.equals("XML") || body.isEmpty()) {
      return List.of();
    }
    XmlText xml = XmlText.of(body, MAX_VALUES);
    return attributes
        ? xml.attributes().stream().map(text -> new Entry(Variable.XML, "//@*", text)).toList()
        : List.of(new Entry(Variable.XML, "/*", xml.content()));
  }

  private String single(Variable variable) {
    return switch (variable) {
      case QUERY_STRING -> Fields.text(event, Fields.QUERY);
      case REMOTE_ADDR -> Fields.text(event, Fields.ADDRESS);
      case REQBODY_ERROR, REQBODY_PROCESSOR_ERROR -> isBroken() ? "1" : "0";
      case REQBODY_PROCESSOR -> processor;
      case REQUEST_BODY -> isBodyRead ? body : "";
      case REQUEST_BODY_LENGTH -> isBodyRead ? Integer.toString(body.length()) : "0";
      case REQUEST_FILENAME, PATH_INFO -> path();
      case REQUEST_BASENAME -> path().substring(1 + lastSlash(path()));
      case REQUEST_LINE -> method() + " " + target + " " + Fields.text(event, Fields.PROTOCOL);
      case REQUEST_METHOD -> method();
      case REQUEST_PROTOCOL -> Fields.text(event, Fields.PROTOCOL);
      case REQUEST_URI -> decoded;
      case REQUEST_URI_RAW -> target;
      case SERVER_NAME -> Fields.text(event, Fields.HOST);
      default -> "";
    };
  }

  private String method() {
    return Fields.text(event, Fields.METHOD);
  }

  private String path() {
    int mark = decoded.indexOf('?');
    return mark < 0 ? decoded : decoded.substring(0, mark);
  }

  private static int lastSlash(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }

  private boolean isBroken() {
    entries(Variable.ARGS_POST);
    return isBroken;
  }

  private void arguments(Pairs.Sink sink) {
    if (!isBodyRead || body.isEmpty()) {
      return;
    }
    switch (processor) {
      case "URLENCODED" -> Pairs.ofForm(body, sink);
      case "JSON" -> isBroken = !JsonArguments.read(body, sink);
      case "MULTIPART" ->
          parts().stream()
              .filter(part -> !part.isFile())
              .forEach(part -> sink.pair(part.name(), part.content()));
      default -> {}
    }
  }

  private List<Multipart.Part> parts() {
    return isBodyRead && processor.equals("MULTIPART")
        ? Multipart.parts(header("Content-Type"), body)
        : List.of();
  }

  private void files(Variable variable, Pairs.Sink sink) {
    for (Multipart.Part part : parts()) {
      if (part.isFile()) {
        sink.pair(
            part.name(),
            switch (variable) {
              case FILES_NAMES, MULTIPART_NAME -> part.name();
              case FILES_SIZES -> Integer.toString(part.content().length());
              default -> part.fileName();
            });
      }
    }
  }

  private void partHeaders(Pairs.Sink sink) {
    for (Multipart.Part part : parts()) {
      part.headers().forEach(header -> sink.pair(part.name(), header));
    }
  }

  private int sizeOfFiles() {
    return parts().stream()
        .filter(Multipart.Part::isFile)
        .mapToInt(part -> part.content().length())
        .sum();
  }

  private int size(Variable variable) {
    return entries(variable).stream()
        .mapToInt(entry -> entry.key().length() + entry.text().length())
        .sum();
  }

  private List<Entry> headers() {
    List<Entry> entries = new ArrayList<>();
    if (knowsHeaders) {
      event
          .map(Fields.HEADERS)
          .forEach((name, value) ->
              entries.add(
                  new Entry(Variable.REQUEST_HEADERS, ByteText.of(name), ByteText.of(value))));
    } else {
      Fields.SINGLE.forEach((name, field) -> {
        if (event.has(field)) {
          entries.add(new Entry(Variable.REQUEST_HEADERS, name, Fields.text(event, field)));
        }
      });
    }
    return entries;
  }

  private List<Entry> both(Variable first, Variable second, Variable as) {
    List<Entry> entries = new ArrayList<>();
    for (Variable each : List.of(first, second)) {
      entries(each).forEach(entry -> entries.add(new Entry(as, entry.key(), entry.text())));
    }
    return entries;
  }

  private List<Entry> names(Variable of, Variable as) {
    return entries(of).stream().map(entry -> new Entry(as, entry.key(), entry.key())).toList();
  }

  private static List<Entry> one(Variable variable, String text) {
    return List.of(new Entry(variable, "", text));
  }

  private static List<Entry> listed(Variable variable, Consumer<Pairs.Sink> source) {
    List<Entry> entries = new ArrayList<>();
    source.accept((name, value) -> {
      entries.add(new Entry(variable, name, value));
      return entries.size() < MAX_VALUES;
    });
    return entries;
  }
}
