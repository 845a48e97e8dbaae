package dev.bailiff.app.http;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where the service listens.
 *
 * @param host the address
 * @param port the port; 0 for any
 * @param tls what connections are made with, if they are kept secret
 */
public record Address(String host, int port, Optional<SSLContext> tls) {
  /**
   * What who is on the same machine connects to.
   *
   * @param actual the port that is listened at
   */
  public URI here(int actual) {
    return here(host, actual, tls.isPresent());
  }

  /**
   * What who is on the same machine connects to.
   *
   * @param isSecret whether by TLS
   */
  public static URI here(String host, int port, boolean isSecret) {
    String reachable =
        switch (host) {
          case "0.0.0.0", "::", "0:0:0:0:0:0:0:0" -> "127.0.0.1"; // no addresses to connect to
          default -> host.indexOf(':') < 0 ? host : "[" + host + "]";
        };
    return URI.create((isSecret ? "https://" : "http://") + reachable + ":" + port);
  }
}
