package dev.bailiff.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.core.event.PathProblem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyTest {
  @Test
  void members_are_read_one_by_one() throws ProblemException {
    JsonBody body =
        of("{'a':'x','t':'2026-11-23T10:00:00Z','d':'PT1H','n':7,'f':true,'l':['y','z']}");
    assertThat(body.text("a", 5)).isEqualTo("x");
    assertThat(body.time("t")).contains(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(body.duration("d")).contains(Duration.ofHours(1));
    assertThat(body.number("n", 0, 9)).contains(7L);
    assertThat(body.flag("f")).isTrue();
    assertThat(body.texts("l", 2)).containsExactly("y", "z");
    body.done();
  }

  @Test
  void what_is_not_there_is_empty() throws ProblemException {
    JsonBody body = of("{'a':null}");
    assertThat(body.optionalText("a", 5)).isEmpty();
    assertThat(body.time("t")).isEmpty();
    assertThat(body.duration("d")).isEmpty();
    assertThat(body.number("n", 0, 9)).isEmpty();
    assertThat(body.flag("f")).isFalse();
    assertThat(body.texts("l", 2)).isEmpty();
    body.done();
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() throws ProblemException {
    JsonBody body =
        of(
            "{'long':'123456','blank':' ','t':'soon','d':'-PT1H','n':10,'real':1.5,'f':1,"
                + "'l':['a','b','c'],'k':[1],'more':0}");
    body.text("missing", 5);
    body.text("long", 5);
    body.text("blank", 5);
    body.time("t");
    body.duration("d");
    body.number("n", 0, 9);
    body.number("real", 0, 9);
    body.flag("f");
    body.texts("l", 2);
    body.texts("k", 2);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(body::done)
        .satisfies(thrown -> {
          assertThat(thrown.problem().kind()).isEqualTo(Problem.Kind.INVALID);
          assertThat(thrown.problem().errors())
              .extracting(PathProblem::path)
              .containsExactly(
                  "missing", "long", "blank", "t", "d", "n", "real", "f", "l", "k", "`more`");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{} {}", "null", "{'a':{'a':{'a':1}}"})
  void what_is_no_object_is_refused(String text) {
    assertThatThrownBy(() -> of(text)).isInstanceOf(ProblemException.class);
  }

  private static JsonBody of(String text) throws ProblemException {
    return JsonBody.of(text.replace('\'', '"').getBytes(UTF_8));
  }
}
