package dev.bailiff.casework.statements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The sentences of one language, by name. They hold values but no markup: what goes into a page is
 * escaped there.
 */
final class Words {
  private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(false);

  private final Locale language;
  private final Map<String, Template> sentences;

  private Words(Locale language, Map<String, Template> sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /** The sentences that come with the program. */
  static Words shipped(String language) {
    Properties texts = new Properties();
    String file = language + ".properties";
    try (InputStream bytes = requireNonNull(Words.class.getResourceAsStream(file), file);
        Reader text = new InputStreamReader(bytes, UTF_8)) {
      texts.load(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, Template> sentences = new HashMap<>();
    for (String name : texts.stringPropertyNames()) {
      sentences.put(name, COMPILER.compile(requireNonNull(texts.getProperty(name)).strip()));
    }
    return new Words(Locale.forLanguageTag(language), sentences);
  }

  Locale language() {
    return language;
  }

  /** The names of the sentences. */
  Set<String> names() {
    return Set.copyOf(sentences.keySet());
  }

  /** The sentence with this name about these values. */
  String say(String name, Map<String, Object> values) {
    return requireNonNull(sentences.get(name), name).execute(values);
  }
}
