package dev.bailiff.casework.appeals;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

final class AppealLinksLaws {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant UNTIL = NOW.plusSeconds(60);
  private static final AppealLinks LINKS =
      new AppealLinks("a key of at least thirty-two bytes".getBytes(UTF_8));

  @Property
  void a_token_lets_its_holder_contest_its_decision_until_it_ends(
      @ForAll("decisions") String decision) {
    String token = LINKS.token(decision, UNTIL);
    assertThat(LINKS.decision(token, NOW)).contains(decision);
    assertThat(LINKS.decision(token, UNTIL)).isEmpty();
  }

  @Property
  void a_token_that_was_changed_anywhere_is_worth_nothing(
      @ForAll("decisions") String decision,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll char other) {
    StringBuilder token = new StringBuilder(LINKS.token(decision, UNTIL));
    int at = place % token.length();
    if (token.charAt(at) != other) {
      token.setCharAt(at, other);
      assertThat(LINKS.decision(token.toString(), NOW)).isEmpty();
    }
  }

  @Property
  void a_token_signed_with_another_key_is_worth_nothing(@ForAll("decisions") String decision) {
    AppealLinks others = new AppealLinks("another key of at least 32 bytes".getBytes(UTF_8));
    assertThat(LINKS.decision(others.token(decision, UNTIL), NOW)).isEmpty();
  }

  @Property
  void what_is_no_token_is_refused(@ForAll @StringLength(max = 3_000) String text) {
    assertThat(LINKS.decision(text, NOW)).isEmpty();
  }

  @Example
  void a_short_key_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AppealLinks(new byte[31]));
  }

  @Provide
  Arbitrary<String> decisions() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars("/:-_.äß")
        .ofMinLength(1)
        .ofMaxLength(100);
  }
}
