package dev.bailiff.casework.channel;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.outbox.Message;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook goes, as the operator says.
 *
 * @param destination its name
 * @param url what is called: over TLS, unless it is on this machine
 * @param secrets every message is signed with each, so that one can be replaced by another while
 *     the receiver knows both
 * @param within how long the receiver may take
 */
public record WebhookSpec(
    String destination, URI url, List<WebhookSecret> secrets, Duration within) {
  /** As long as receivers are told to take at most. */
  public static final Duration WITHIN = Duration.ofSeconds(15);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MOST_SECRETS = 4;

  public WebhookSpec {
    Message.requireName(destination);
    secrets = List.copyOf(secrets);
    requireNonNull(within, "within");
    @Nullable String problem = problem(url);
    if (problem != null) {
      throw new IllegalArgumentException("the URL of webhook `" + destination + "` " + problem);
    }
    if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
      throw new IllegalArgumentException(
          "webhook `%s` has %d secrets; it takes 1 to %d"
              .formatted(destination, secrets.size(), MOST_SECRETS));
    }
  }

  private static @Nullable String problem(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null) {
      return "names no host";
    }
    if (url.getUserInfo() != null) {
      return "holds a password";
    }
    boolean isSafe = scheme.equals("https") || (scheme.equals("http") && isHere(url.getHost()));
    return isSafe ? null : "must begin with https://";
  }

  private static boolean isHere(String host) {
    return THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return "webhook " + destination; // a URL may carry secrets
  }
}
