package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A provider of identities at a port of its own, at which everybody is Ada. */
final class SmallProvider implements AutoCloseable {
  static final String SECRET = "swordfish";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, Map<String, List<String>>> codes = new ConcurrentHashMap<>();

  /** What it says of Ada; a test may make it say something else. */
  private volatile UnaryOperator<JWTClaimsSet.Builder> saying = claims -> claims;

  private volatile boolean isForging;

  SmallProvider() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2_048).keyID("k").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void say(UnaryOperator<JWTClaimsSet.Builder> claims) {
    saying = claims;
  }

  /** From now on tokens are signed with a key that is not the provider's. */
  void forge() {
    isForging = true;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> send(exchange, 200, configuration());
        case "/keys" -> send(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        case "/authorize" -> authorize(exchange);
        case "/token" -> token(exchange);
        default -> send(exchange, 404, "{}");
      }
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private String configuration() {
    return """
    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
     "jwks_uri":"%1$s/keys","response_types_supported":["code"],
     "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}\
    """
        .formatted(issuer());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, List<String>> asked =
        URLUtils.parseParameters(exchange.getRequestURI().getRawQuery());
    String code = "code" + codes.size();
    codes.put(code, asked);
    String back = one(asked, "redirect_uri");
    String state = one(asked, "state");
    exchange.getResponseHeaders().add("Location", back + "?code=" + code + "&state=" + state);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException, JOSEException {
    Map<String, List<String>> given =
        URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Map<String, List<String>> asked = codes.remove(one(given, "code"));
    String client =
        "Basic " + Base64.getEncoder().encodeToString(("bailiff:" + SECRET).getBytes(UTF_8));
    boolean isKnown = client.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean isSame =
        asked != null
            && CodeChallenge.compute(
                    CodeChallengeMethod.S256, new CodeVerifier(one(given, "code_verifier")))
                .getValue()
                .equals(one(asked, "code_challenge"))
            && one(asked, "redirect_uri").equals(one(given, "redirect_uri"));
    if (asked == null || !isKnown || !isSame) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    String token = signed(one(asked, "nonce"));
    send(
        exchange,
        200,
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
  }

  private static String one(Map<String, List<String>> parameters, String name) {
    return requireNonNull(parameters.get(name), name).getFirst();
  }

  private String signed(String nonce) throws JOSEException {
    Instant now = Instant.now();
    JWTClaimsSet.Builder ada =
        new JWTClaimsSet.Builder()
            .issuer(issuer().toString())
            .subject("u1")
            .audience("bailiff")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", nonce)
            .claim("email", "ada@example.com")
            .claim("email_verified", true)
            .claim("groups", List.of("staff", "trust-and-safety"));
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
            saying.apply(ada).build());
    RSAKey signing = isForging ? new RSAKeyGenerator(2_048).keyID("k").generate() : key;
    token.sign(new RSASSASigner(signing));
    return token.serialize();
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
