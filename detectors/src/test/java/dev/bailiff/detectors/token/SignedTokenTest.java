package dev.bailiff.detectors.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Facts;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.service.SigningKey;
import dev.bailiff.core.service.TokenIssuer;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an issuer whose public keys are known. */
final class SignedTokenTest {
  private static final String ISSUER = "https://login.example.com";
  private static final String CLAIMS =
      "{\"iss\":\""
          + ISSUER
          + "\",\"aud\":[\"api\"],\"sub\":\"u1\",\"exp\":3600,\"role\":\"member\"}";

  private static final KeyPair RSA = pair("RSA", null);
  private static final KeyPair P256 = pair("EC", new ECGenParameterSpec("secp256r1"));
  private static final KeyPair P521 = pair("EC", new ECGenParameterSpec("secp521r1"));
  private static final KeyPair ED = pair("Ed25519", null);
  private static final KeyPair STRANGER = pair("RSA", null);

  private static final Detector KNOWING =
      new SignedToken()
          .under(
              new Services(
                  List.of(),
                  List.of(
                      new TokenIssuer(
                          ISSUER,
                          Set.of("api"),
                          List.of(
                              new SigningKey("r", RSA.getPublic(), Set.of("RS256", "PS384")),
                              new SigningKey("e", P256.getPublic(), Set.of("ES256")),
                              new SigningKey("f", P521.getPublic(), Set.of("ES512")),
                              new SigningKey("d", ED.getPublic(), Set.of("EdDSA"))))),
                  Map.of()));

  @ParameterizedTest
  @CsvSource({"r, RS256", "r, PS384", "e, ES256", "f, ES512", "d, EdDSA", "'', RS256", "'', ES256"})
  void what_the_issuer_signed_is_no_forgery(String key, String algorithm) {
    assertThat(forms(token(key, algorithm, CLAIMS, pair(algorithm)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"r, RS256", "r, PS384", "e, ES256", "f, ES512", "d, EdDSA", "'', RS256"})
  void claims_that_were_altered_afterwards_are(String key, String algorithm) {
    String[] parts = token(key, algorithm, CLAIMS, pair(algorithm)).split("\\.", -1);
    String altered = encode(CLAIMS.replace("member", "admin"));

    assertThat(forms(parts[0] + "." + altered + "." + parts[2])).containsExactly("altered");
  }

  @Test
  void no_letter_of_a_token_can_be_changed_unnoticed() {
    String token = token("e", "ES256", CLAIMS, P256);
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) == '.') {
        continue;
      }
      char other = token.charAt(i) == 'k' ? 'K' : 'k';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      boolean isSameBytes = decoded(changed).equals(decoded(token)); // spare bits at an end
      boolean isUnreadable = signals(KNOWING, changed).isEmpty();
      assertThat(isSameBytes || isUnreadable || !forms(changed).isEmpty()).as(changed).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS384", "HS512"})
  void a_published_key_used_as_a_secret_is_seen_in_all_its_forms(String algorithm) {
    byte[] der = RSA.getPublic().getEncoded();
    byte[] inner = Arrays.copyOfRange(der, 24, der.length);
    for (byte[] secret :
        List.of(
            der,
            pem("PUBLIC KEY", der, ""),
            pem("PUBLIC KEY", der, "\n"),
            inner,
            pem("RSA PUBLIC KEY", inner, "\n"))) {
      assertThat(forms(keyed(algorithm, secret))).containsExactly("key-confusion");
    }
    assertThat(forms(keyed(algorithm, "a secret of its own".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("algorithm");
  }

  @Test
  void a_key_of_somebody_else_is_not_the_issuers_whatever_it_is_called() {
    assertThat(forms(token("r", "RS256", CLAIMS, STRANGER))).containsExactly("altered");
    assertThat(forms(token("other", "RS256", CLAIMS, STRANGER))).containsExactly("unknown-key");
    assertThat(forms(token("r", "RS512", CLAIMS, RSA))).containsExactly("algorithm");
    String brought =
        "{\"alg\":\"RS256\",\"kid\":\"r\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}";
    assertThat(forms(signed(brought, "RS256", CLAIMS, STRANGER))).containsExactly("key-in-header");
  }

  @Test
  void a_token_for_others_or_of_others_is_told_from_a_forged_one() {
    String elsewhere = CLAIMS.replace("\"api\"", "\"shop\"");
    assertThat(forms(token("r", "RS256", elsewhere, RSA))).containsExactly("audience");
    String foreign = CLAIMS.replace("login.example.com", "login.example.org");
    assertThat(forms(token("r", "RS256", foreign, STRANGER))).containsExactly("unknown-issuer");
    assertThat(signals(new SignedToken(), token("r", "RS256", CLAIMS, STRANGER)))
        .extracting(Signal::name)
        .containsExactly("token-id"); // who knows no key says nothing
  }

  @Test
  void nothing_that_is_raised_would_let_anybody_in() {
    String token = token("r", "RS256", CLAIMS.replace("3600", "-9000"), RSA);
    String shown = signals(KNOWING, token).toString();

    assertThat(shown).contains("token-time").contains("token-id");
    for (String part : token.split("\\.", -1)) {
      assertThat(shown).doesNotContain(part).doesNotContain(part.substring(0, 16));
    }
  }

  @Test
  void the_same_id_is_the_same_token_however_it_is_signed() {
    String claims = CLAIMS.replace("\"sub\"", "\"jti\":\"one\",\"sub\"");
    assertThat(id(token("r", "RS256", claims, RSA)))
        .isEqualTo(id(token("e", "ES256", claims, P256)));
    assertThat(id(token("r", "RS256", claims, RSA)))
        .isNotEqualTo(id(token("r", "RS256", claims.replace("one", "two"), RSA)));
  }

  @Test
  void our_hmac_is_that_of_the_platform() throws GeneralSecurityException {
    for (int length : List.of(1, 64, 65, 128, 129, 300)) {
      byte[] secret = new byte[length];
      secret[length / 2] = 7;
      for (int bits : List.of(256, 384, 512)) {
        Mac mac = Mac.getInstance("HmacSHA" + bits);
        mac.init(new SecretKeySpec(secret, "x"));
        assertThat(Signatures.hmac("SHA-" + bits, secret, new byte[] {1, 2, 3}))
            .isEqualTo(mac.doFinal(new byte[] {1, 2, 3}));
      }
    }
  }

  private static String id(String token) {
    return signals(KNOWING, token).stream()
        .filter(signal -> signal.name().equals("token-id"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<String> forms(String token) {
    return signals(KNOWING, token).stream()
        .filter(signal -> signal.name().equals("forged-token"))
        .map(Signal::value)
        .toList();
  }

  private static List<Signal> signals(Detector detector, String token) {
    EventType type = EventTypes.HTTP_REQUEST;
    Event event =
        Event.at(type, "test", 1, 0)
            .text(type.require("event.method"), "GET")
            .map(type.require("event.headers"), Map.of("authorization", "Bearer " + token))
            .build();
    List<Signal> signals = new ArrayList<>();
    detector.on(type).orElseThrow().detect(event, Facts.MISSING, signals::add);
    return signals;
  }

  private static KeyPair pair(String algorithm) {
    return switch (algorithm) {
      case "ES256" -> P256;
      case "ES512" -> P521;
      case "EdDSA" -> ED;
      default -> RSA;
    };
  }

  private static String token(String key, String algorithm, String claims, KeyPair pair) {
    String kid = key.isEmpty() ? "" : ",\"kid\":\"" + key + "\"";
    return signed("{\"alg\":\"" + algorithm + "\"" + kid + "}", algorithm, claims, pair);
  }

  private static String signed(String header, String algorithm, String claims, KeyPair pair) {
    String text = encode(header) + "." + encode(claims);
    try {
      Signature signature = signature(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + encode(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    Signature signature =
        Signature.getInstance(
            switch (algorithm) {
              case "RS256" -> "SHA256withRSA";
              case "RS512" -> "SHA512withRSA";
              case "PS384" -> "RSASSA-PSS";
              case "ES256" -> "SHA256withECDSAinP1363Format";
              case "ES512" -> "SHA512withECDSAinP1363Format";
              default -> "Ed25519";
            });
    if (algorithm.equals("PS384")) {
      signature.setParameter(
          new PSSParameterSpec("SHA-384", "MGF1", new MGF1ParameterSpec("SHA-384"), 48, 1));
    }
    return signature;
  }

  private static String keyed(String algorithm, byte[] secret) {
    String text = encode("{\"alg\":\"" + algorithm + "\"}") + "." + encode(CLAIMS);
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    return text + "." + encode(Signatures.hmac("SHA-" + algorithm.substring(2), secret, ascii));
  }

  private static byte[] pem(String kind, byte[] der, String end) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----" + end)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static List<String> decoded(String token) {
    List<String> parts = new ArrayList<>();
    for (String part : token.split("\\.", -1)) {
      parts.add(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1));
    }
    return parts;
  }

  private static KeyPair pair(String kind, @Nullable AlgorithmParameterSpec curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      if (curve != null) {
        generator.initialize(curve);
      } else if (kind.equals("RSA")) {
        generator.initialize(2_048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
