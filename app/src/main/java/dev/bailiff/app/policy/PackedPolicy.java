package dev.bailiff.app.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.bailiff.rules.source.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The policy that is packed into the program. */
public final class PackedPolicy {
  /** What it is called where a folder would be named. */
  public static final String NAME = "the shipped policy";

  private static final String ROOT = "policy/";

  private PackedPolicy() {}

  /** The packed policy. */
  public static PolicySource read() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    files()
        .forEach((name, bytes) -> {
          if (name.endsWith(".yaml") || name.endsWith(".json") || name.endsWith(".md")) {
            texts.put(name, new String(bytes, UTF_8));
          }
        });
    return PolicySource.of(texts);
  }

  /** Writes every file of the packed policy into a folder; answers how many there are. */
  public static int copyTo(Path folder) throws IOException {
    Map<String, byte[]> files = files();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      var target = folder.resolve(file.getKey());
      Files.createDirectories(requireNonNull(target.getParent(), "the folder of a file"));
      Files.write(target, file.getValue());
    }
    return files.size();
  }

  private static Map<String, byte[]> files() throws IOException {
    URL known = PackedPolicy.class.getResource("/" + ROOT + "policy.yaml");
    if (known == null) {
      throw new IOException("the program was built without a policy");
    }
    return known.openConnection() instanceof JarURLConnection jar
        ? inJar(jar.getJarFile())
        : inFolder(known);
  }

  private static Map<String, byte[]> inJar(JarFile jar) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (var entry : jar.stream().toList()) {
      if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
        try (InputStream in = jar.getInputStream(entry)) {
          files.put(entry.getName().substring(ROOT.length()), in.readAllBytes());
        }
      }
    }
    return files;
  }

  /** As when the program runs from compiled classes. */
  private static Map<String, byte[]> inFolder(URL known) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    Path root = requireNonNull(Path.of(uri(known)).getParent(), "the folder of a file");
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException("cannot find the packed policy", e);
    }
  }
}
