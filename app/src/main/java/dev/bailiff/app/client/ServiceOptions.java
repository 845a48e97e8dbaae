package dev.bailiff.app.client;

import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.http.TlsFiles;
import dev.bailiff.casework.access.KeyText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where commands find the service that they act on. */
public final class ServiceOptions {
  private static final String URL = "BAILIFF_URL";
  private static final String KEY = "BAILIFF_KEY";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "bailiff-data",
      description =
          "The folder of the service that runs on this machine (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("bailiff-data");

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Where the service is, if elsewhere; also " + URL + ". Then " + KEY + " holds a key.")
  private @Nullable String url;

  /** The folder of the service. */
  public Path data() {
    return data;
  }

  /** The service that is meant. */
  public ServiceClient client() {
    return client(System.getenv());
  }

  ServiceClient client(Map<String, String> environment) {
    String elsewhere = url != null ? url : environment.get(URL);
    if (elsewhere == null) {
      return client(here());
    }
    return new ServiceClient(url(elsewhere), key(environment.getOrDefault(KEY, "")));
  }

  private static ServiceClient client(ServiceFile here) {
    if (here.certificate().isEmpty()) {
      return new ServiceClient(here.url(), here.key());
    }
    try {
      X509Certificate leaf = TlsFiles.certificates(here.certificate().get()).getFirst();
      return ServiceClient.trusting(here.url(), here.key(), leaf);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private ServiceFile here() {
    try {
      return ServiceFile.read(data)
          .orElseThrow(() ->
              new CommandFailure(
                  ExitCode.UNREADABLE,
                  "no service runs on `%s`; name its folder with --data, or its address with --url"
                      .formatted(data)));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNREADABLE,
          "cannot read what the service left in `" + data + "`: " + e.getMessage());
    }
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if (Set.of("http", "https").contains(String.valueOf(url.getScheme()))
          && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new CommandFailure(
        ExitCode.USAGE, "`" + text + "` is no address of a service, such as http://127.0.0.1:8080");
  }

  private static KeyText key(String text) {
    try {
      return new KeyText(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, KEY + " must hold a key of the service: " + e.getMessage());
    }
  }
}
