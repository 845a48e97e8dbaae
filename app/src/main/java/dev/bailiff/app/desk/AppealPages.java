package dev.bailiff.app.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.http.Bodies;
import dev.bailiff.app.http.Problem;
import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Reply;
import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealAttempt;
import dev.bailiff.casework.appeals.AppealState;
import dev.bailiff.casework.desk.Filing;
import dev.bailiff.casework.desk.Hearings;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.casework.statements.AppealPage;
import dev.bailiff.casework.statements.AppealPage.Notice;
import dev.bailiff.casework.statements.Letter;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.Locale;

/**
 * The page that the link in a statement of reasons leads to. Whoever has the link may use it, so
 * nothing else about the account is shown, and nothing but an appeal can be done.
 */
public final class AppealPages {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Hearings hearings;
  private final AppealPage page;
  private final Bodies bodies;
  private final InstantSource time;

  /** Pages over these appeals. */
  public AppealPages(Desk desk, Bodies bodies, InstantSource time) {
    this.hearings = desk.hearings();
    this.page = new AppealPage(desk.languages());
    this.bodies = bodies;
    this.time = time;
  }

  /** The form, or why there is none. */
  public Reply show(ServerRequest request, Caller caller) {
    return answer(hearings.look(Requests.part(request, "token"), time.instant()), "");
  }

  /** Files the appeal. */
  public Reply file(ServerRequest request, Caller caller) throws ProblemException {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      throw ProblemException.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "send " + FORM);
    }
    String words;
    try (Bodies.Body body = bodies.read(request)) {
      words = words(new String(body.bytes(), UTF_8));
    }
    Filing filing = hearings.file(Requests.part(request, "token"), words, time.instant());
    return answer(filing, words);
  }

  private Reply answer(Filing filing, String words) {
    return switch (filing) {
      case Filing.NoLink() -> html(404, page.notice(Notice.NO_LINK, Locale.ENGLISH));
      case Filing.Possible(Issued statement) ->
          html(200, page.form(text(statement), "", language(statement)));
      case Filing.Filed(Issued statement, Appeal _) ->
          html(201, page.notice(Notice.FILED, language(statement)));
      case Filing.Again(Issued statement, Appeal appeal) ->
          html(
              200,
              page.notice(
                  appeal.state() instanceof AppealState.Decided ? Notice.ENDED : Notice.AGAIN,
                  language(statement)));
      case Filing.Refused(Issued statement, AppealAttempt.Why why) ->
          why == AppealAttempt.Why.WORDS
              ? html(422, page.again(text(statement), words, language(statement)))
              : html(410, page.notice(Notice.LATE, language(statement)));
    };
  }

  /** What is written under {@code words}; browsers write line ends in two characters. */
  private static String words(String form) throws ProblemException {
    for (String pair : form.split("&", -1)) {
      if (pair.startsWith("words=")) {
        try {
          return URLDecoder.decode(pair.substring("words=".length()), UTF_8)
              .replace("\r\n", "\n")
              .strip();
        } catch (IllegalArgumentException broken) {
          throw ProblemException.of(Problem.Kind.MALFORMED, "the form is not as browsers send it");
        }
      }
    }
    return "";
  }

  private static String text(Issued statement) {
    return statement.letter().map(Letter::text).orElse("");
  }

  private static Locale language(Issued statement) {
    return statement.letter().map(Letter::language).orElse(Locale.ENGLISH);
  }

  /** Nothing on the page runs, is loaded from elsewhere, or is kept by what lies between. */
  private static Reply html(int status, String body) {
    return Reply.text(status, "text/html; charset=utf-8", body)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'")
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer")
        .with("X-Content-Type-Options", "nosniff");
  }
}
