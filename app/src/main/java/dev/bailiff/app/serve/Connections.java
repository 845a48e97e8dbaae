package dev.bailiff.app.serve;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.http.TlsFiles;
import dev.bailiff.app.signin.SignInSpec;
import dev.bailiff.casework.access.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a service is connected to the world around it.
 *
 * @param tls who it is on the network, if connections to it are kept secret
 * @param publicUrl where people reach it, if that is not where it listens
 * @param signIn where people sign in, if anywhere
 * @param requestsPerSecond how often each key may ask, if that is bounded
 */
record Connections(
    Optional<TlsFiles> tls,
    Optional<URI> publicUrl,
    Optional<SignInSpec> signIn,
    OptionalInt requestsPerSecond) {
  /** More than a service answers. */
  private static final int MOST = 1_000_000;

  static final Connections NONE =
      new Connections(Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

  static Connections read(Configuration config) {
    Optional<Integer> perSecond = config.number("requests-per-second", 1, MOST);
    return new Connections(
        tls(config),
        config.url("public-url"),
        signIn(config),
        perSecond.isPresent() ? OptionalInt.of(perSecond.get()) : OptionalInt.empty());
  }

  private static Optional<SignInSpec> signIn(Configuration config) {
    Optional<URI> issuer = config.url("sign-in.issuer");
    Optional<String> client = config.text("sign-in.client-id");
    String secret = config.secret("sign-in.client-secret").orElse("");
    String name = config.text("sign-in.name-claim").orElse("email");
    String claim = config.text("sign-in.roles-claim").orElse("groups");
    Map<Role, Set<String>> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      List<String> values = config.texts("sign-in.roles." + role.label());
      if (!values.isEmpty()) {
        roles.put(role, Set.copyOf(values));
      }
    }
    if (!config.has("sign-in")) {
      return Optional.empty();
    }
    config.required("sign-in.issuer", issuer);
    config.required("sign-in.client-id", client);
    if (roles.isEmpty()) {
      config.problem("sign-in.roles", "nobody would have a role; map groups to roles");
    }
    return issuer.flatMap(
        url -> client.map(id -> new SignInSpec(url, id, secret, name, claim, roles)));
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
