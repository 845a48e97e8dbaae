package dev.bailiff.app.serve;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.http.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a service is connected to the world around it.
 *
 * @param tls who it is on the network, if connections to it are kept secret
 * @param publicUrl where people reach it, if that is not where it listens
 */
record Connections(Optional<TlsFiles> tls, Optional<URI> publicUrl) {
  static final Connections NONE = new Connections(Optional.empty(), Optional.empty());

  static Connections read(Configuration config) {
    return new Connections(tls(config), config.url("public-url"));
  }

  private static Optional<TlsFiles> tls(Configuration config) {
    Optional<Path> certificate = config.path("tls.certificate");
    Optional<Path> key = config.path("tls.key");
    if (certificate.isPresent() != key.isPresent()) {
      config.required("tls.certificate", certificate);
      config.required("tls.key", key);
    }
    return certificate.flatMap(file -> key.map(secret -> new TlsFiles(file, secret)));
  }
}
