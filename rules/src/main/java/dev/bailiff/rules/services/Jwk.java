package dev.bailiff.rules.services;

import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A public key and what it can sign with.
 *
 * @param key the key
 * @param algorithms names of RFC 7518 and RFC 8037
 */
record Jwk(PublicKey key, List<String> algorithms) {
  private static final int LEAST_RSA_BITS = 2_048;
  private static final int MOST_RSA_BITS = 8_192;
  private static final int ED25519_BYTES = 32;

  /** The curves by their names in JWKs. */
  private static final Map<String, List<String>> CURVES =
      Map.of(
          "P-256", List.of("secp256r1", "ES256"),
          "P-384", List.of("secp384r1", "ES384"),
          "P-521", List.of("secp521r1", "ES512"));

  /** The key that a JWK describes; empty if there is a problem with it, which is then noted. */
  static Optional<Jwk> of(Section section, Text kind, Problems problems) {
    try {
      switch (kind.value()) {
        case "RSA" -> {
          return Optional.of(rsa(section));
        }
        case "EC" -> {
          return Optional.of(curve(section));
        }
        case "OKP" -> {
          return Optional.of(edwards(section));
        }
        default ->
            problems.notOneOf("kty", kind.value(), kind.place(), List.of("RSA", "EC", "OKP"));
      }
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      problems.error(section.place(), "not a key: " + unusable.getMessage());
    }
    return Optional.empty();
  }

  private static Jwk rsa(Section section) throws GeneralSecurityException {
    BigInteger modulus = number(section, "n");
    if (modulus.bitLength() < LEAST_RSA_BITS || modulus.bitLength() > MOST_RSA_BITS) {
      throw new IllegalArgumentException(
          "%d bits; from %d to %d".formatted(modulus.bitLength(), LEAST_RSA_BITS, MOST_RSA_BITS));
    }
    return new Jwk(
        made("RSA", new RSAPublicKeySpec(modulus, number(section, "e"))),
        List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"));
  }

  private static Jwk curve(Section section) throws GeneralSecurityException {
    List<String> named = CURVES.get(member(section, "crv"));
    if (named == null) {
      throw new IllegalArgumentException("the curve is one of P-256, P-384, P-521");
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(named.get(0)));
    ECPoint point = new ECPoint(number(section, "x"), number(section, "y"));
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    return new Jwk(made("EC", new ECPublicKeySpec(point, curve)), List.of(named.get(1)));
  }

  private static Jwk edwards(Section section) throws GeneralSecurityException {
    byte[] bytes = bytes(section, "x");
    if (!member(section, "crv").equals("Ed25519") || bytes.length != ED25519_BYTES) {
      throw new IllegalArgumentException("the curve is Ed25519, and `x` has 32 bytes");
    }
    boolean isOdd = bytes[ED25519_BYTES - 1] < 0;
    bytes[ED25519_BYTES - 1] &= 0x7f;
    byte[] reversed = new byte[ED25519_BYTES];
    for (int i = 0; i < ED25519_BYTES; i++) {
      reversed[i] = bytes[ED25519_BYTES - 1 - i];
    }
    EdECPoint point = new EdECPoint(isOdd, new BigInteger(1, reversed));
    return new Jwk(
        made("Ed25519", new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)),
        List.of("EdDSA"));
  }

  private static PublicKey made(String kind, KeySpec spec) throws GeneralSecurityException {
    return KeyFactory.getInstance(kind).generatePublic(spec);
  }

  private static BigInteger number(Section section, String name) {
    return new BigInteger(1, bytes(section, name));
  }

  private static byte[] bytes(Section section, String name) {
    return Base64.getUrlDecoder().decode(member(section, name));
  }

  private static String member(Section section, String name) {
    return section
        .text(name)
        .map(Text::value)
        .orElseThrow(() -> new IllegalArgumentException("it has no `" + name + "`"));
  }
}
