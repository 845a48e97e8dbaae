package dev.bailiff.rules.services;

import dev.bailiff.core.service.SigningKey;
import dev.bailiff.core.service.TokenIssuer;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads who signs tokens, with public keys as JWKs (RFC 7517). */
public final class TokenIssuerReader {
  /** The algorithms of RFC 7518 and RFC 8037 whose key has a half that can be published. */
  public static final List<String> KNOWN =
      List.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  /** The members of a JWK that may stand here. */
  public static final List<String> KEY_KEYS =
      List.of(
          "kty",
          "kid",
          "alg",
          "use",
          "key_ops",
          "n",
          "e",
          "crv",
          "x",
          "y",
          "x5c",
          "x5t",
          "x5t#S256");

  static final List<String> KEYS = List.of("issuer", "audiences", "algorithms", "keys", "note");

  private static final int MOST_ISSUERS = 100;

  private final Problems problems;

  private TokenIssuerReader(Problems problems) {
    this.problems = problems;
  }

  /** The issuers that these nodes declare. */
  static List<TokenIssuer> read(List<YamlNode> nodes, Problems problems) {
    TokenIssuerReader reader = new TokenIssuerReader(problems);
    List<TokenIssuer> issuers = new ArrayList<>();
    for (YamlNode node : nodes) {
      if (issuers.size() >= MOST_ISSUERS) {
        problems.error(node.place(), "more than " + MOST_ISSUERS + " issuers");
        break;
      }
      Section.of(node, "an issuer", KEYS, problems).flatMap(reader::issuer).ifPresent(issuers::add);
    }
    return issuers;
  }

  private Optional<TokenIssuer> issuer(Section section) {
    Optional<Text> name = section.required("issuer");
    Set<String> algorithms = new LinkedHashSet<>();
    for (Text text : section.texts("algorithms")) {
      if (!KNOWN.contains(text.value())) {
        problems.notOneOf("algorithm", text.value(), text.place(), KNOWN);
      }
      algorithms.add(text.value());
    }
    List<SigningKey> keys = new ArrayList<>();
    int before = problems.count();
    for (YamlNode node : section.items("keys")) {
      key(node, algorithms).ifPresent(keys::add);
    }
    if (keys.isEmpty() && problems.count() == before) {
      section.missing("keys");
    }
    if (keys.size() > TokenIssuer.MOST_KEYS) {
      problems.error(
          section.placeOf("keys"), "more than " + TokenIssuer.MOST_KEYS + " keys of one issuer");
      return Optional.empty();
    }
    Set<String> audiences = new TreeSet<>();
    section.texts("audiences").forEach(text -> audiences.add(text.value()));
    return name.isEmpty() || keys.isEmpty()
        ? Optional.empty()
        : Optional.of(new TokenIssuer(name.get().value(), audiences, keys));
  }

  private Optional<SigningKey> key(YamlNode node, Set<String> allowed) {
    for (String secret : List.of("d", "p", "q", "k")) {
      if (!Nodes.text(node, secret).isEmpty()) {
        problems.error(
            node.place(),
            "a key with its secret half",
            "leave out `" + secret + "`, and whoever could read this file has to be thought of");
        return Optional.empty();
      }
    }
    return Section.of(node, "a key", KEY_KEYS, problems).flatMap(section -> key(section, allowed));
  }

  private Optional<SigningKey> key(Section section, Set<String> allowed) {
    Optional<Jwk> jwk = section.required("kty").flatMap(kind -> Jwk.of(section, kind, problems));
    if (jwk.isEmpty()) {
      return Optional.empty();
    }
    Set<String> algorithms = new LinkedHashSet<>(jwk.get().algorithms());
    section.text("alg").ifPresent(text -> algorithms.retainAll(Set.of(text.value())));
    if (!allowed.isEmpty()) {
      algorithms.retainAll(allowed);
    }
    if (algorithms.isEmpty()) {
      problems.error(
          section.place(),
          "a key for none of the issuer's algorithms",
          "such a key signs with " + String.join(", ", jwk.get().algorithms()));
      return Optional.empty();
    }
    String id = section.text("kid").map(Text::value).orElse("");
    return Optional.of(new SigningKey(id, jwk.get().key(), algorithms));
  }
}
