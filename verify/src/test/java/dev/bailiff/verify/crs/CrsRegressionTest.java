package dev.bailiff.verify.crs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.detectors.matching.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way of measuring, held to two files of the suite; the whole of it is run by hand. */
final class CrsRegressionTest {
  @Test
  void every_attack_of_a_file_raises_its_class_and_its_near_misses_none() {
    List<CrsCase> cases = cases("932281.yaml");
    assertThat(cases)
        .hasSizeGreaterThan(6)
        .anyMatch(c -> c.isAttack())
        .anyMatch(c -> !c.isAttack());
    assertThat(cases).filteredOn(new CrsRegression()::isMet).isEqualTo(cases);
  }

  @Test
  void a_case_is_what_stands_in_the_file() {
    CrsCase first = cases("932281.yaml").getFirst();
    assertThat(first.name()).isEqualTo("932281-1");
    assertThat(first.request().text("event.path")).contains("/get");
    assertThat(first.request().text("event.query")).contains("932281-1=%7B%2Cecho%2C%23test%7D");
    assertThat(first.request().text("client.agent")).contains("OWASP CRS test agent");
    assertThat(first.request().text("event.host")).contains("localhost");
  }

  @Test
  void an_encoded_request_is_read_as_a_server_would() {
    CrsCase encoded = cases("920290.yaml").getLast();
    assertThat(encoded.isAttack()).isTrue();
    assertThat(encoded.request().text("event.protocol")).contains("HTTP/1.0");
    assertThat(encoded.request().text("event.host")).contains("");
  }

  @Test
  void a_stage_that_is_about_the_answer_is_no_case() {
    assertThat(cases("920290.yaml")).extracting(CrsCase::name).doesNotContain("920290-1");
  }

  @Test
  void of_a_rule_that_is_not_held_out_some_cases_are() {
    assertThat(cases("932281.yaml"))
        .anyMatch(CrsRegression::isHeldOut)
        .anyMatch(c -> !CrsRegression.isHeldOut(c));
  }

  @Test
  void the_longest_beginning_of_a_rule_says_its_class() {
    CrsClasses classes = new CrsClasses();
    assertThat(classes.signals(942100)).containsExactly("sql-injection");
    assertThat(classes.signals(934130)).containsExactly("prototype-pollution");
    assertThat(classes.signals(949110)).isEmpty();
    assertThat(classes.level(942100)).isEqualTo(1);
    assertThat(classes.level(942490)).isEqualTo(3);
  }

  private static List<CrsCase> cases(String file) {
    return CrsCases.in(Listing.text(CrsRegressionTest.class, file));
  }
}
