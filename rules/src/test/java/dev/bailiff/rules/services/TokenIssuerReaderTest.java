package dev.bailiff.rules.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.service.SigningKey;
import dev.bailiff.core.service.TokenIssuer;
import dev.bailiff.rules.schema.PolicySchemas;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenIssuerReaderTest {
  /** From RFC 8037, appendix A.2. */
  private static final String EDWARDS =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

  private final Problems problems = new Problems();

  @Test
  void keys_are_read_as_they_are_published() throws GeneralSecurityException {
    RSAPublicKey rsa = (RSAPublicKey) key("RSA", 2_048);
    ECPublicKey curve = (ECPublicKey) key("EC", 384);
    List<TokenIssuer> issuers =
        read(
            """
            tokens:
              - issuer: https://login.example.com
                audiences: [api]
                keys:
                  - {"kty": "RSA", "kid": "r", "use": "sig", "alg": "RS256", "n": "%s", "e": "%s"}
                  - {"kty": "EC", "crv": "P-384", "key_ops": ["verify"], "x": "%s", "y": "%s"}
                  - %s
            """
                .formatted(
                    text(rsa.getModulus()),
                    text(rsa.getPublicExponent()),
                    text(curve.getW().getAffineX()),
                    text(curve.getW().getAffineY()),
                    EDWARDS));

    assertThat(problems.sorted()).isEmpty();
    assertThat(issuers).hasSize(1);
    List<SigningKey> keys = issuers.get(0).keys();
    assertThat(keys).extracting(SigningKey::id).containsExactly("r", "", "");
    assertThat(keys)
        .extracting(SigningKey::algorithms)
        .extracting(Object::toString)
        .containsExactly("[RS256]", "[ES384]", "[EdDSA]");
    assertThat(keys.get(0).key()).isEqualTo(rsa);
    assertThat(((ECPublicKey) keys.get(1).key()).getW()).isEqualTo(curve.getW());
    byte[] point = keys.get(2).key().getEncoded();
    assertThat(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(point, point.length - 32, point.length)))
        .isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
  }

  @Test
  void what_is_wrong_with_keys_is_said_at_once_and_no_secret_is_taken()
      throws GeneralSecurityException {
    String small = text(((RSAPublicKey) key("RSA", 1_024)).getModulus());
    read(
        """
        tokens:
          - issuer: a
            algorithms: [HS256]
            keys:
              - {kty: oct, k: c2VjcmV0}
              - {kty: oct}
              - {kty: RSA, n: "%s", e: AQAB}
              - {kty: RSA, n: "***", e: AQAB}
              - {kty: EC, crv: P-1, x: AQ, y: AQ}
              - {kty: EC, crv: P-256, x: AQ}
          - issuer: b
          - issuer: c
            algorithms: [RS256]
            keys: [%s]
        """
            .formatted(small, EDWARDS));

    assertThat(problems.sorted())
        .extracting(Problem::message)
        .satisfies(messages -> {
          assertThat(String.join("\n", messages))
              .contains("a key with its secret half")
              .contains("1024 bits; from 2048 to 8192")
              .contains("the curve is one of P-256, P-384, P-521")
              .contains("it has no `y`")
              .contains("has no `keys`")
              .contains("a key for none of the issuer's algorithms")
              .contains("`HS256`")
              .contains("`oct`");
        });
  }

  @Test
  void editors_know_every_key() {
    Map<?, ?> issuer = map(map(properties(PolicySchemas.services()).get("tokens")).get("items"));

    assertThat(properties(PolicySchemas.services()).keySet().stream().map(Object::toString))
        .hasSameElementsAs(ServicesReader.KEYS);
    assertThat(properties(issuer).keySet().stream().map(Object::toString))
        .hasSameElementsAs(TokenIssuerReader.KEYS);
  }

  private static Map<?, ?> properties(Map<?, ?> schema) {
    return map(schema.get("properties"));
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return (Map<?, ?>) Objects.requireNonNull(node);
  }

  private List<TokenIssuer> read(String tokens) {
    PolicySource source = PolicySource.of(Map.of(ServicesReader.FILE, "services: []\n" + tokens));
    return ServicesReader.read(source, problems).services().issuers();
  }

  private static PublicKey key(String kind, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(bits);
    return generator.generateKeyPair().getPublic();
  }

  private static String text(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
  }
}
