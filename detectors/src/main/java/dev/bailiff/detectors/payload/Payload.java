package dev.bailiff.detectors.payload;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.address.ServerAddress;
import dev.bailiff.detectors.calls.FunctionCalls;
import dev.bailiff.detectors.markup.CrossSiteScripting;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.RequestValues;
import dev.bailiff.detectors.shell.CommandInjection;
import dev.bailiff.detectors.sql.SqlInjection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recognises strings by which a request tries to make a program behind the server do what it should
 * not.
 *
 * <p>Most fields hold only plain characters and are done with in one look. The others are decoded,
 * searched for the literals of all checks at once, and only checks with a literal found run their
 * pattern. A signal's value is the name of the check, its score how specific the check is: words
 * alone score below 0.5, a broken-out quote or a complete structure above. The surest class is
 * raised once more as {@code attack-string}.
 */
public final class Payload implements Detector {
  /** Raised beside the signal of the surest class, for rules to which the class does not matter. */
  static final String ANY = "attack-string";

  private final Services services;

  /** The detector where nothing is known of services. */
  public Payload() {
    this(Services.NONE);
  }

  private Payload(Services services) {
    this.services = services;
  }

  @Override
  public Detector under(Services known) {
    return new Payload(known);
  }

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(ANY, "an attack string of any of these classes; the class of the surest"),
        spec("code-injection", "code in a language that servers run scripts in"),
        spec("command-injection", "a command for a shell or interpreter"),
        spec("crlf-injection", "a line break that begins a header field of its own"),
        spec("deserialisation", "an object that does something when it is read back"),
        spec("file-inclusion", "a stream wrapper or remote file to be included"),
        spec("java-injection", "an expression or class name for a program in Java"),
        spec("ldap-injection", "a filter that breaks out of a search in a directory"),
        spec("log4shell", "a lookup that old versions of Log4j carry out"),
        spec("mail-injection", "a command for a mail server on a line of its own"),
        spec("path-traversal", "a way out of the directory that files are served from"),
        spec("php-injection", "code for PHP"),
        spec("prototype-pollution", "a name by which a script changes the prototype of objects"),
        spec("sql-injection", "SQL that breaks out of a value"),
        spec("ssi-injection", "a directive for a server that completes pages"),
        spec("ssrf", "an address that only the server itself can reach"),
        spec("template-injection", "an expression for a template engine"),
        spec("upload-abuse", "the name of an uploaded file that a server would run or obey"),
        spec("xss", "markup or script to be shown to others"),
        spec("xxe", "an XML entity that reads from elsewhere"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return RequestValues.of(type, services).map(Request::new);
  }

  /** The classes that are told by more than patterns. */
  static final List<AttackClass> CLASSES =
      List.of(
          new CommandInjection(),
          new CrossSiteScripting(),
          new FunctionCalls(),
          new ServerAddress(),
          new SqlInjection());

  private static SignalSpec spec(String name, String meaning) {
    return new SignalSpec(name, meaning + "; which form of it");
  }

  private static final class Request implements Detection {
    private final RequestValues values;

    Request(RequestValues values) {
      this.values = values;
    }

    @Override
    public void detect(Event event, Facts facts, Consumer<Signal> raise) {
      Scan scan = new Scan();
      values.forEach(event, scan);
      scan.raise(raise);
    }

    @Override
    public List<Field> decidedBy() {
      return values.line();
    }

    @Override
    public boolean isDecidedByFields(Event event) {
      return values.isOnlyLine(event);
    }

    @Override
    public boolean isSilentOn(Field field, String text) {
      Scan scan = new Scan();
      values.forEach(field, text, scan);
      return scan.isSilent();
    }
  }
}
