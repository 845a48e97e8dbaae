package dev.bailiff.app.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.access.Once;
import dev.bailiff.app.access.Sessions;
import dev.bailiff.app.http.Gate;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.access.Role;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs people in and out. A session is a cookie that scripts cannot read and other sites do not
 * send along.
 */
public final class SignIn {
  private static final Logger LOG = Logger.getLogger(SignIn.class.getName());
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ATTEMPT = "bailiff_sign_in";
  private static final Duration ATTEMPT_LASTS = Duration.ofMinutes(10);
  private static final Duration LINK_LASTS = Duration.ofHours(1);
  private static final int MOST_ATTEMPTS = 10_000;
  private static final int MOST_LINKS = 100;

  private final Optional<IdentityProvider> provider;
  private final Sessions sessions;
  private final Consumer<Caller> noted;
  private final Once<Pending> attempts;
  private final Once<Caller> links;
  private volatile URI base = URI.create("http://127.0.0.1");

  private record Pending(IdentityProvider.Attempt attempt, String to) {}

  /**
   * @param spec where people sign in, if anywhere
   * @param sessions who has signed in
   * @param noted is told of each who signs in, before they are let in
   * @param time tells how long attempts and links last
   */
  public SignIn(
      Optional<SignInSpec> spec, Sessions sessions, Consumer<Caller> noted, InstantSource time) {
    this.provider = spec.map(IdentityProvider::new);
    this.sessions = sessions;
    this.noted = noted;
    this.attempts = new Once<>(ATTEMPT_LASTS, MOST_ATTEMPTS, time);
    this.links = new Once<>(LINK_LASTS, MOST_LINKS, time);
  }

  /** People reach the service here from now on. */
  public void at(URI url) {
    base = url;
  }

  /** A link that signs in once, as an admin, for an hour. */
  public URI link() {
    Caller operator = Caller.key("operator", Set.of(Role.ADMIN));
    return base.resolve("/sign-in/once?token=" + links.keep(operator));
  }

  /** Sends the person to the provider. */
  public Reply begin(ServerRequest request, Caller caller) throws ProblemException {
    if (provider.isEmpty()) {
      throw ProblemException.of(
          Problem.Kind.NOT_FOUND,
          "nobody can sign in here; set sign-in.issuer, or use the link that `bailiff sign-in`"
              + " prints");
    }
    Pending pending =
        new Pending(IdentityProvider.Attempt.begin(), ownPath(query(request, "to").orElse("/")));
    String state = attempts.keep(pending);
    try {
      URI question = provider.get().question(pending.attempt(), state, callback());
      return redirect(question.toString())
          .with("Set-Cookie", cookie(ATTEMPT, state, ATTEMPT_LASTS));
    } catch (SignInFailedException e) {
      throw failed(e);
    }
  }

  /** Takes the person back from the provider; only the browser that began may end it. */
  public Reply end(ServerRequest request, Caller caller) throws ProblemException {
    String state = query(request, "state").orElse("");
    boolean isSameBrowser = cookieOf(request, ATTEMPT).filter(state::equals).isPresent();
    Optional<Pending> pending = isSameBrowser ? attempts.take(state) : Optional.empty();
    if (provider.isEmpty() || pending.isEmpty()) {
      throw ProblemException.of(
          Problem.Kind.BAD_REQUEST,
          "this sign-in was not begun here, or too long ago; begin again");
    }
    String code = query(request, "code").orElse("");
    if (code.isEmpty()) {
      throw ProblemException.of(Problem.Kind.BAD_REQUEST, "the provider did not sign you in");
    }
    try {
      Caller person = provider.get().answer(pending.get().attempt(), code, callback());
      if (person.roles().isEmpty()) {
        throw ProblemException.of(Problem.Kind.FORBIDDEN, "you have no role here; ask an admin");
      }
      return signedIn(person, pending.get().to());
    } catch (SignInFailedException e) {
      throw failed(e);
    }
  }

  /** Signs in who has a link. */
  public Reply once(ServerRequest request, Caller caller) throws ProblemException {
    Caller person =
        links
            .take(query(request, "token").orElse(""))
            .orElseThrow(() ->
                ProblemException.of(
                    Problem.Kind.NOT_FOUND,
                    "this link was used, or is over; `bailiff sign-in` prints another"));
    return signedIn(person, "/");
  }

  /** Makes a link for who may let in an admin. */
  public Reply makeLink(ServerRequest request, Caller caller) {
    return Reply.json(201, JSON.writeValueAsBytes(Map.of("url", link().toString())));
  }

  /** Ends the session. */
  public Reply signOut(ServerRequest request, Caller caller) {
    cookieOf(request, Gate.SESSION).ifPresent(sessions::end);
    return redirect("/").with("Set-Cookie", cookie(Gate.SESSION, "", Duration.ZERO));
  }

  private Reply signedIn(Caller person, String to) {
    noted.accept(person);
    String session = sessions.open(person);
    return redirect(to).with("Set-Cookie", cookie(Gate.SESSION, session, Sessions.LASTS));
  }

  private URI callback() {
    return base.resolve("/sign-in/callback");
  }

  private String cookie(String name, String value, Duration lasts) {
    String secure = "https".equals(base.getScheme()) ? "; Secure" : "";
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(name, value, lasts.toSeconds(), secure);
  }

  private static Reply redirect(String to) {
    return Reply.empty(303).with("Location", to).with("Cache-Control", "no-store");
  }

  /** A path of ours, so that nobody is sent elsewhere by a link to us. */
  private static String ownPath(String to) {
    boolean isOwn = to.matches("/[A-Za-z0-9_.~/?&=%-]*") && !to.startsWith("//");
    return isOwn && to.getBytes(UTF_8).length <= 2_000 ? to : "/";
  }

  private static Optional<String> query(ServerRequest request, String name) {
    return request.query().first(name).asOptional();
  }

  private static Optional<String> cookieOf(ServerRequest request, String name) {
    return request.headers().cookies().first(name).asOptional();
  }

  private static ProblemException failed(SignInFailedException e) {
    LOG.log(Level.WARNING, "sign-in failed: {0}", e.getMessage());
    return ProblemException.of(
        Problem.Kind.PROVIDER_AWAY, "try again; the log says what it answered");
  }
}
