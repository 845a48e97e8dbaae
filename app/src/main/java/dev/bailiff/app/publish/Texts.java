package dev.bailiff.app.publish;

import dev.bailiff.casework.editions.Edition;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.SourceText;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy with its texts.
 *
 * @param byName the texts by the names of their files
 * @param policy what was loaded from them
 */
public record Texts(Map<String, String> byName, LoadedPolicy policy) {
  private static final String FACTS = "facts.yaml";

  public Texts {
    byName = Map.copyOf(byName);
  }

  /** The texts of a source from which this policy was loaded. */
  public static Texts of(PolicySource source, LoadedPolicy policy) {
    Map<String, String> texts = new TreeMap<>();
    for (SourceText file : source.files()) {
      texts.put(file.name(), file.text());
    }
    return new Texts(texts, policy);
  }

  /** The id of the edition that they make. */
  public String edition() {
    return Edition.idOf(byName);
  }

  /** What is on file about entities. */
  String facts() {
    return byName.getOrDefault(FACTS, "");
  }
}
