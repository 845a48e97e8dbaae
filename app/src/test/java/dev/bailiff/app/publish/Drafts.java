package dev.bailiff.app.publish;

import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.app.serve.SmallPolicy;
import dev.bailiff.rules.load.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The small policy in a folder, to edit. */
final class Drafts {
  static final String ENFORCING = "do: [challenge(client, 5m)]\n    mode: enforce\n";
  static final String OBSERVING = "do: [challenge(client, 5m)]\n    mode: observe\n";
  static final String FACTS =
      "labels:\n  - {entity: client, label: monitor, in: [203.0.113.0/24]}\n";

  private final Path folder;

  Drafts(Path folder) throws IOException {
    this.folder = folder;
    SmallPolicy.write(folder, 3);
  }

  void rules(String text, String other) throws IOException {
    replace("1.2-intrusion/rules.yaml", text, other);
  }

  void replace(String file, String text, String other) throws IOException {
    String before = Files.readString(folder.resolve(file));
    if (!before.contains(text)) {
      throw new IllegalArgumentException("no `" + text + "` in " + file);
    }
    write(file, before.replace(text, other));
  }

  void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  Texts texts() throws IOException {
    OpenPolicy opened = OpenPolicy.open(Optional.of(folder));
    return switch (opened.loading()) {
      case Loading.Accepted accepted -> Texts.of(opened.source(), accepted.policy());
      case Loading.Rejected _ -> throw new IllegalStateException(opened.report());
    };
  }
}
