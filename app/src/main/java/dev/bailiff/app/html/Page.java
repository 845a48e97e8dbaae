package dev.bailiff.app.html;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an HTML page in its XML syntax. All text and attribute values are escaped by the JDK's XML
 * writer, so what an attacker put into a log stays text.
 */
public final class Page {
  /** Thrown when the page cannot be written. */
  public static final class WriteFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WriteFailure(XMLStreamException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static final Pattern UNKNOWN_TO_XML =
      Pattern.compile("[^\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private static final String SVG = "http://www.w3.org/2000/svg";

  private final XMLStreamWriter writer;

  public Page(OutputStream out) {
    try {
      writer =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    } catch (XMLStreamException failure) {
      throw new WriteFailure(failure);
    }
  }

  /** Begins the page. */
  public void begin(String title, String css) {
    attempt(() -> writer.writeDTD("<!DOCTYPE html>"));
    open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
    open("head");
    empty("meta", "charset", "utf-8");
    empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    element("title", title);
    open("style");
    attempt(() -> writer.writeCharacters(css));
    close();
    close();
    open("body");
  }

  /** Ends the page. */
  public void end() {
    attempt(writer::writeEndDocument);
    attempt(writer::flush);
    attempt(writer::close);
  }

  /** Begins an element with attributes given as names and values in turn. */
  public void open(String name, String... attributes) {
    attempt(() -> writer.writeStartElement(name));
    attributes(attributes);
  }

  /** Ends the element begun last. */
  public void close() {
    attempt(writer::writeEndElement);
  }

  /** Writes text in one line. Characters that XML does not know are shown as {@code .}. */
  public void text(String text) {
    String legal = UNKNOWN_TO_XML.matcher(Shown.of(text)).replaceAll(".");
    attempt(() -> writer.writeCharacters(legal));
  }

  /** Writes an element that holds text. */
  public void element(String name, String text, String... attributes) {
    open(name, attributes);
    text(text);
    close();
  }

  /** Draws values as bars side by side, with a text for those who cannot see them. */
  public void bars(List<Long> values, int width, int height, String colour, String meaning) {
    long most = Math.max(1, values.stream().mapToLong(Long::longValue).max().orElse(1));
    double step = width / (double) Math.max(1, values.size());
    open(
        "svg",
        "xmlns",
        SVG,
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-label",
        meaning);
    element("title", meaning);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) > 0) {
        double bar = Math.max(1, values.get(i) * (height - 1.0) / most);
        empty(
            "rect",
            "x",
            number(i * step),
            "y",
            number(height - bar),
            "width",
            number(Math.max(1, step - 1)),
            "height",
            number(bar),
            "fill",
            colour);
      }
    }
    close();
  }

  private void empty(String name, String... attributes) {
    attempt(() -> writer.writeEmptyElement(name));
    attributes(attributes);
  }

  private void attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      String value = attributes[i + 1];
      attempt(() -> writer.writeAttribute(name, value));
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (XMLStreamException failure) {
      throw new WriteFailure(failure);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }
}
