package dev.bailiff.app.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.bailiff.app.access.Caller;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a provider who somebody is: authorization code flow with PKCE. */
final class IdentityProvider {
  private static final int WITHIN_MILLIS = 5_000;
  private static final int MAX_KEY_BYTES = 256 << 10;

  /** Signatures that only the provider can make, the usual one first. */
  private static final List<JWSAlgorithm> ALGORITHMS =
      List.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.PS256);

  private final SignInSpec spec;
  private final ClientID client;
  private volatile @Nullable OIDCProviderMetadata known;

  /**
   * What must be remembered until the person comes back.
   *
   * @param nonce binds the provider's word to this attempt
   * @param verifier proves that who redeems the code is who asked for it
   */
  record Attempt(Nonce nonce, CodeVerifier verifier) {
    static Attempt begin() {
      return new Attempt(new Nonce(), new CodeVerifier());
    }
  }

  IdentityProvider(SignInSpec spec) {
    this.spec = spec;
    this.client = new ClientID(spec.clientId());
  }

  /** Where the person goes to be recognised. */
  URI question(Attempt attempt, String state, URI callback) throws SignInFailedException {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid", "profile", "email"), client, callback)
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(new State(state))
        .nonce(attempt.nonce())
        .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /** Who the person is that came back with this code. */
  Caller answer(Attempt attempt, String code, URI callback) throws SignInFailedException {
    try {
      OIDCProviderMetadata provider = metadata();
      IDTokenClaimsSet claims =
          validator(provider)
              .validate(
                  redeem(provider, attempt, code, callback).getOIDCTokens().getIDToken(),
                  attempt.nonce());
      return caller(claims);
    } catch (ParseException | BadJOSEException | JOSEException | IOException e) {
      throw new SignInFailedException("the provider's answer is not valid: " + e.getMessage());
    }
  }

  private OIDCTokenResponse redeem(
      OIDCProviderMetadata provider, Attempt attempt, String code, URI callback)
      throws ParseException, IOException, SignInFailedException {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(new AuthorizationCode(code), callback, attempt.verifier());
    URI endpoint = provider.getTokenEndpointURI();
    TokenRequest.Builder request =
        spec.clientSecret().isEmpty()
            ? new TokenRequest.Builder(endpoint, client, grant)
            : new TokenRequest.Builder(
                endpoint, new ClientSecretBasic(client, new Secret(spec.clientSecret())), grant);
    HTTPRequest http = request.build().toHTTPRequest();
    http.setConnectTimeout(WITHIN_MILLIS);
    http.setReadTimeout(WITHIN_MILLIS);
    TokenResponse response = OIDCTokenResponseParser.parse(http.send());
    if (!response.indicatesSuccess()) {
      throw new SignInFailedException(
          "the provider refused the code: "
              + response.toErrorResponse().getErrorObject().getCode());
    }
    return (OIDCTokenResponse) response.toSuccessResponse();
  }

  private Caller caller(IDTokenClaimsSet claims) {
    String name = claims.getStringClaim(spec.nameClaim());
    boolean isUnproven =
        spec.nameClaim().equals("email")
            && Boolean.FALSE.equals(claims.getBooleanClaim("email_verified"));
    boolean isUsable = name != null && !name.isBlank() && !name.contains(":") && !isUnproven;
    return Caller.person(
        isUsable ? name : claims.getSubject().getValue().replace(':', '_'),
        spec.rolesOf(values(claims)));
  }

  private List<String> values(IDTokenClaimsSet claims) {
    List<String> many = claims.getStringListClaim(spec.rolesClaim());
    if (many != null) {
      return many;
    }
    String one = claims.getStringClaim(spec.rolesClaim());
    return one == null ? List.of() : List.of(one);
  }

  private IDTokenValidator validator(OIDCProviderMetadata provider)
      throws SignInFailedException, IOException {
    List<JWSAlgorithm> offered = provider.getIDTokenJWSAlgs();
    JWSAlgorithm algorithm =
        ALGORITHMS.stream()
            .filter(it -> offered == null || offered.contains(it))
            .findFirst()
            .orElseThrow(() -> new SignInFailedException("the provider signs in no known way"));
    return new IDTokenValidator(
        new Issuer(spec.issuer()),
        client,
        algorithm,
        provider.getJWKSetURI().toURL(),
        new DefaultResourceRetriever(WITHIN_MILLIS, WITHIN_MILLIS, MAX_KEY_BYTES));
  }

  private OIDCProviderMetadata metadata() throws SignInFailedException {
    OIDCProviderMetadata found = known;
    if (found == null) {
      try {
        found =
            OIDCProviderMetadata.resolve(new Issuer(spec.issuer()), WITHIN_MILLIS, WITHIN_MILLIS);
      } catch (GeneralException | IOException e) {
        throw new SignInFailedException("the provider does not answer: " + e.getMessage());
      }
      known = found;
    }
    return found;
  }
}
