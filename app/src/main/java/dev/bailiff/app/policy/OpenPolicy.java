package dev.bailiff.app.policy;

import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.ProblemReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A policy that has been read and loaded.
 *
 * @param name what to call it in messages
 * @param prefix what stands before its file names, so that they can be opened from here
 * @param source its texts
 * @param loading what came of loading it
 */
public record OpenPolicy(String name, String prefix, PolicySource source, Loading loading) {
  /** Opens the policy in a folder, or the packed one. */
  public static OpenPolicy open(Optional<Path> folder) throws IOException {
    var source = folder.isPresent() ? PolicyFolder.read(folder.get()) : PackedPolicy.read();
    return new OpenPolicy(
        folder.map(path -> "`" + path + "`").orElse(PackedPolicy.NAME),
        folder.map(OpenPolicy::prefix).orElse("policy/"),
        source,
        PolicyReading.load(source));
  }

  /** All problems for people. */
  public String report() {
    return new ProblemReport(source, prefix).render(loading.problems());
  }

  private static String prefix(Path folder) {
    var path = folder.toString();
    return path.isEmpty() || path.equals(".") ? "" : path + (path.endsWith("/") ? "" : "/");
  }
}
