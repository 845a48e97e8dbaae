package dev.bailiff.casework.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The server that takes mail in, as the operator says.
 *
 * @param destination the name of the channel
 * @param host the server
 * @param port its port
 * @param encryption how the connection is kept secret
 * @param login who we are, if the server asks
 * @param from the address that mail is from
 * @param within how long the server may take for each step
 */
public record MailSpec(
    String destination,
    String host,
    int port,
    Encryption encryption,
    Optional<Login> login,
    String from,
    Duration within) {
  /** Servers look things up while a client waits. */
  public static final Duration WITHIN = Duration.ofSeconds(20);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

  /** How a connection is kept secret. */
  public enum Encryption {
    /** From the first byte on. */
    TLS,
    /** From the server's consent on, without which nothing is sent. */
    STARTTLS,
    /** Not at all, which is for a server on the same machine. */
    NONE
  }

  /** Who we are to the server. */
  public record Login(String user, String password) {
    public Login {
      requireNonNull(user, "user");
      requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return user;
    }
  }

  public MailSpec {
    requireNonNull(destination, "destination");
    requireNonNull(login, "login");
    requireNonNull(within, "within");
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 1 and 65535, not " + port);
    }
    if (encryption == Encryption.NONE && !THIS_MACHINE.contains(host)) {
      throw new IllegalArgumentException("mail leaves this machine with TLS or STARTTLS only");
    }
    if (MailAddress.parse(from).isEmpty()) {
      throw new IllegalArgumentException("`" + from + "` is no mail address");
    }
  }
}
