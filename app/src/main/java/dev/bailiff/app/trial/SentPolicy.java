package dev.bailiff.app.trial;

import dev.bailiff.app.http.JsonBody;
import dev.bailiff.rules.source.PolicySource;
import java.util.Map;
import java.util.TreeMap;

/** The texts of a policy in a body. */
public final class SentPolicy {
  private static final int LONGEST_NAME = 300;

  private SentPolicy() {}

  /** The texts by the names of their files. */
  public static Map<String, String> texts(JsonBody body) {
    Map<String, String> texts = new TreeMap<>();
    for (JsonBody file : body.objects("files", PolicySource.MAX_FILES)) {
      texts.put(
          file.text("name", LONGEST_NAME),
          file.optionalText("text", PolicySource.MAX_FILE_BYTES).orElse(""));
    }
    if (texts.isEmpty()) {
      body.missing("files", "the files of a policy");
    }
    return texts;
  }
}
