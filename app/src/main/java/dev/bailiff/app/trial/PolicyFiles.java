package dev.bailiff.app.trial;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.policy.PolicyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files of a policy as they are sent to a service. */
public final class PolicyFiles {
  private PolicyFiles() {}

  /** The files in a folder. */
  public static List<Map<String, String>> of(Path folder) {
    try {
      return PolicyFolder.read(folder).files().stream()
          .map(file -> Map.of("name", file.name(), "text", file.text()))
          .toList();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, "cannot read the policy: " + e.getMessage());
    }
  }
}
