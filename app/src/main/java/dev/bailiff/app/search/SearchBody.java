package dev.bailiff.app.search;

import dev.bailiff.app.http.JsonBody;
import java.time.Duration;
import java.time.Instant;

/** Reads what a search is to look for. */
final class SearchBody {
  private static final Duration BACK = Duration.ofDays(1);
  private static final int LONGEST_NAME = 256;

  private SearchBody() {}

  static SearchTerms terms(JsonBody body, Instant now, int shown) {
    Instant until = body.time("until").orElse(now);
    return new SearchTerms(
        body.text("condition", SearchTerms.LONGEST_CONDITION),
        body.optionalText("on", LONGEST_NAME),
        since(body, until),
        until,
        body.optionalText("rule", LONGEST_NAME),
        body.optionalText("top", LONGEST_NAME),
        body.duration("every"),
        body.number("limit", 0, SearchTerms.MOST_SHOWN).orElse((long) shown).intValue());
  }

  /** From when on, a day before the end if nothing is said. */
  static Instant since(JsonBody body, Instant until) {
    Instant since = body.time("since").orElse(until.minus(BACK));
    if (!since.isBefore(until)) {
      body.problem("since", since.toString(), "a time before `until`");
    }
    return since;
  }
}
