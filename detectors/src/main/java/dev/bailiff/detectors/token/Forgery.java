package dev.bailiff.detectors.token;

import com.google.re2j.Pattern;
import dev.bailiff.core.service.SigningKey;
import dev.bailiff.core.service.TokenIssuer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way in which a token was forged.
 *
 * @param form the way, in a word
 * @param score how sure that is
 * @param shown what shows it, without anything that would let somebody in
 */
record Forgery(String form, double score, String shown) {
  private static final double CERTAIN = 1.0;
  private static final double SURE = 0.9;
  private static final double LIKELY = 0.8;
  private static final double SUSPECT = 0.6;
  private static final double FAINT = 0.4;

  /** No key is called so, but files, queries and commands are. */
  private static final Pattern NO_KEY =
      Pattern.compile("\\.\\./|^/(dev|etc|proc|tmp)/|['\"`;|\\x00-\\x1f]|\\$\\(|--");

  private static final List<String> KEY_IN_HEADER = List.of("jku", "jwk", "x5u");

  /** The surest way in which the token was forged, if it was, as far as these issuers tell. */
  static Optional<Forgery> of(Presented token, List<TokenIssuer> issuers) {
    return unsigned(token)
        .or(() -> strangeKey(token))
        .or(() ->
            issuer(token, issuers)
                .map(issuer -> against(token, issuer))
                .orElseGet(() -> stranger(token, issuers)));
  }

  private static Optional<Forgery> unsigned(Presented token) {
    if (token.algorithm().toLowerCase(Locale.ROOT).equals("none")) {
      return forgery("none", CERTAIN, "alg " + token.algorithm());
    }
    return token.signature().isEmpty()
        ? forgery("no-signature", SURE, "alg " + token.algorithm() + ", and no signature")
        : Optional.empty();
  }

  private static Optional<Forgery> strangeKey(Presented token) {
    String key = token.header().text("kid");
    return NO_KEY.matcher(key).find() ? forgery("key-name", SURE, "kid " + key) : Optional.empty();
  }

  private static Optional<TokenIssuer> issuer(Presented token, List<TokenIssuer> issuers) {
    String name = token.claims().text("iss");
    return issuers.stream().filter(issuer -> issuer.name().equals(name)).findFirst();
  }

  private static Optional<Forgery> against(Presented token, TokenIssuer issuer) {
    if (token.algorithm().startsWith("HS")) {
      return issuer.keys().stream().anyMatch(key -> Signatures.isByPublishedHalf(key, token))
          ? forgery("key-confusion", CERTAIN, "alg HS, keyed with a published key")
          : forgery("algorithm", LIKELY, "alg " + token.algorithm() + ", never issued");
    }
    String named = token.header().text("kid");
    List<SigningKey> keys =
        issuer.keys().stream()
            .filter(key -> named.isEmpty() || key.id().isEmpty() || key.id().equals(named))
            .toList();
    if (keys.stream().anyMatch(key -> Signatures.isBy(key, token))) {
      return audience(token, issuer);
    }
    return keyInHeader(token, LIKELY)
        .or(() ->
            keys.isEmpty()
                ? forgery("unknown-key", FAINT, "kid " + named) // perhaps a newer one
                : keys.stream().noneMatch(key -> key.algorithms().contains(token.algorithm()))
                    ? forgery("algorithm", LIKELY, "alg " + token.algorithm() + ", never issued")
                    : forgery("altered", SURE, "not what the key " + named + " signed"));
  }

  private static Optional<Forgery> audience(Presented token, TokenIssuer issuer) {
    List<?> meant = token.claims().texts("aud");
    return issuer.audiences().isEmpty()
            || meant.stream()
                .anyMatch(it -> it instanceof String s && issuer.audiences().contains(s))
        ? Optional.empty()
        : forgery("audience", SUSPECT, "aud " + meant);
  }

  private static Optional<Forgery> stranger(Presented token, List<TokenIssuer> issuers) {
    return keyInHeader(token, issuers.isEmpty() ? SUSPECT : LIKELY)
        .or(() ->
            issuers.isEmpty()
                ? Optional.empty()
                : forgery("unknown-issuer", FAINT, "iss " + token.claims().text("iss")));
  }

  /** A token that brings the key it is to be checked with. */
  private static Optional<Forgery> keyInHeader(Presented token, double score) {
    return KEY_IN_HEADER.stream()
        .filter(token.header()::has)
        .findFirst()
        .flatMap(name -> forgery("key-in-header", score, name + " " + token.header().text(name)));
  }

  private static Optional<Forgery> forgery(String form, double score, String shown) {
    return Optional.of(new Forgery(form, score, shown));
  }
}
