package dev.bailiff.casework.statements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** How something is set out in every language: a Mustache template without sentences. */
final class Form {
  private static final Mustache.Compiler TEXT =
      Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true);

  private static final Mustache.Compiler PAGE = TEXT.escapeHTML(true);

  private final Template template;

  private Form(Template template) {
    this.template = template;
  }

  /** A form into which everything goes as it is. */
  static Form text(String file) {
    return new Form(TEXT.compile(read(file)));
  }

  /** A form into which everything goes escaped. */
  static Form page(String file) {
    return new Form(PAGE.compile(read(file)));
  }

  String filled(Map<String, Object> parts) {
    return template.execute(parts);
  }

  private static String read(String name) {
    try (InputStream file = Form.class.getResourceAsStream(name)) {
      return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
