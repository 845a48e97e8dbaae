package dev.bailiff.app.serve;

import java.net.URI;

/** Where who is on the same machine reaches the service. */
final class ServiceUrl {
  private ServiceUrl() {}

  /**
   * @param host the address that is listened at; one that stands for all is none to connect to
   * @param port the port that is listened at
   */
  static URI of(String host, int port) {
    String reachable =
        switch (host) {
          case "0.0.0.0", "::", "0:0:0:0:0:0:0:0" -> "127.0.0.1";
          default -> host.indexOf(':') < 0 ? host : "[" + host + "]";
        };
    return URI.create("http://" + reachable + ":" + port);
  }
}
