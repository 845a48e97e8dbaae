package dev.bailiff.app.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthLogTest {
  private static final String STAMP = "Mar 27 13:06:56 web1 ";

  private static Reading read(String... lines) {
    return Reading.ofText(LogFormat.AUTH, String.join("\n", lines));
  }

  /** What an event says, in a line. */
  private static String said(Event event) {
    return Stream.of(
            "event.outcome",
            "event.method",
            "event.reason",
            "event.service",
            "account.id",
            "client.ip",
            "client.port")
        .map(path -> event.text(path).orElse("-"))
        .reduce((left, right) -> left + " " + right)
        .orElseThrow();
  }

  private static List<String> said(Reading reading) {
    return reading.events().stream().map(AuthLogTest::said).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "sshd[9]: Accepted password for ann from 192.0.2.1 port 5022 ssh2"
            + "|success password - sshd ann 192.0.2.1 5022",
        "sshd[9]: Accepted publickey for ann from 2001:db8::1 port 5022 ssh2: RSA SHA256:KlNk"
            + "|success publickey - sshd ann 2001:db8::1 5022",
        "sshd[9]: Accepted publickey for ann from 192.0.2.1 port 22 ssh2: ED25519-CERT SHA256:x ID"
            + " a from 192.0.2.66 port 1 (serial 0)|success publickey - sshd ann 192.0.2.1 22",
        "sshd[9]: Failed password for root from 192.0.2.1 port 5022 ssh2"
            + "|failure password wrong-secret sshd root 192.0.2.1 5022",
        "sshd[9]: Failed password for invalid user admin from 192.0.2.1 port 5022 ssh2"
            + "|failure password unknown-account sshd admin 192.0.2.1 5022",
        "sshd[9]: Failed password for invalid user  from 192.0.2.1 port 5022 ssh2"
            + "|failure password unknown-account sshd - 192.0.2.1 5022",
        "sshd[9]: Failed password for illegal user x from 192.0.2.1 port 5022"
            + "|failure password unknown-account sshd x 192.0.2.1 5022",
        "sshd[9]: Failed keyboard-interactive/pam for root from 192.0.2.1 port 5022 ssh2"
            + "|failure pam wrong-secret sshd root 192.0.2.1 5022",
        "sshd[9]: Failed publickey for git from 192.0.2.1 port 5022 ssh2: RSA SHA256:aC2U"
            + "|failure publickey wrong-secret sshd git 192.0.2.1 5022",
        "sshd-session[9]: Failed password for root from 192.0.2.1 port 5022 ssh2"
            + "|failure password wrong-secret sshd root 192.0.2.1 5022",
        "sudo: pam_unix(sudo:auth): authentication failure; logname=ann uid=1000 euid=0"
            + " tty=/dev/pts/0 ruser=ann rhost=  user=ann|failure pam wrong-secret sudo ann - -",
        "vsftpd[7]: pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp"
            + " ruser=bob rhost=192.0.2.9|failure pam unknown-account vsftpd - 192.0.2.9 -",
        "dovecot[7]: pam_sss(dovecot:auth): authentication success; logname= uid=0 euid=0"
            + " tty=dovecot ruser=bob rhost=192.0.2.9 user=bob|success pam - dovecot bob 192.0.2.9 -",
      })
  void a_line_is_one_attempt(String line, String expected) {
    assertThat(said(read(STAMP + line))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "x from 198.51.100.1 port 1 ssh2",
        "root from 198.51.100.1",
        "a for b",
        "message repeated 900 times: [ Failed password for root",
        "from",
      })
  void a_hostile_name_cannot_put_the_blame_on_another_address(String name) {
    Event event =
        read(STAMP + "sshd[9]: Failed password for invalid user " + name + " from 192.0.2.1 port 2")
            .event();

    assertThat(Reading.value(event, "client.ip")).isEqualTo("192.0.2.1");
    assertThat(Reading.value(event, "account.id")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "CRON[1]: pam_unix(cron:session): session opened for user root by (uid=0)",
        "sshd[9]: Server listening on 0.0.0.0 port 22.",
        "sshd[9]: pam_unix(sshd:auth): authentication failure; logname= uid=0 rhost=1.2.3.4",
        "sshd[9]: pam_unix(sshd:auth): check pass; user unknown",
        "sshd[9]: PAM 5 more authentication failures; logname= uid=0 euid=0 rhost=1.2.3.4",
        "sshd[9]: Failed none for invalid user x from 192.0.2.1 port 5022 ssh2",
        "sshd[9]: Connection from 192.0.2.1 port 9 on 10.0.0.1 port 22",
        "kernel: [1.2] usb 1-1: new device",
        "-- MARK --",
        "sshd[9]:",
        "pam",
      })
  void other_lines_are_silent(String line) {
    Reading reading = read(STAMP + line);

    assertThat(reading.events()).isEmpty();
    assertThat(reading.summary().silent()).isEqualTo(1);
    assertThat(reading.summary().malformed()).isZero();
  }

  @Test
  void an_invalid_user_who_then_fails_is_counted_once_per_attempt() {
    Reading reading =
        read(
            STAMP + "sshd[9]: Invalid user bob from 192.0.2.1 port 5022",
            STAMP + "sshd[9]: input_userauth_request: invalid user bob [preauth]",
            STAMP + "sshd[9]: pam_unix(sshd:auth): check pass; user unknown",
            STAMP + "sshd[9]: pam_unix(sshd:auth): authentication failure; rhost=192.0.2.1",
            STAMP + "sshd[9]: Failed password for invalid user bob from 192.0.2.1 port 5022 ssh2",
            STAMP + "sshd[9]: Failed password for invalid user bob from 192.0.2.1 port 5022 ssh2",
            STAMP
                + "sshd[9]: error: maximum authentication attempts exceeded for invalid user bob"
                + " from 192.0.2.1 port 5022 ssh2 [preauth]",
            STAMP + "sshd[9]: Connection closed by 192.0.2.1 port 5022 [preauth]");

    assertThat(said(reading))
        .containsExactly(
            "failure password unknown-account sshd bob 192.0.2.1 5022",
            "failure password unknown-account sshd bob 192.0.2.1 5022");
  }

  @Test
  void an_invalid_user_who_goes_away_is_one_attempt_at_the_time_of_the_name() {
    Reading reading =
        read(
            "Mar 27 13:06:56 web1 sshd[9]: Invalid user bob from 192.0.2.1 port 5022",
            "Mar 27 13:07:00 web1 sshd[8]: Failed password for root from 192.0.2.2 port 1 ssh2",
            "Mar 27 13:08:56 web1 sshd[9]: Connection closed by 192.0.2.1 port 5022 [preauth]",
            "Mar 27 13:09:00 web1 sshd[7]: Invalid user eve from 192.0.2.3");

    assertThat(said(reading))
        .containsExactly(
            "failure password wrong-secret sshd root 192.0.2.2 1",
            "failure - unknown-account sshd bob 192.0.2.1 5022",
            "failure - unknown-account sshd eve 192.0.2.3 -");
    assertThat(reading.events().get(1).time()).hasToString("2026-03-27T13:06:56Z");
    assertThat(reading.events().get(1).id()).isEqualTo("-:1");
  }

  @Test
  void an_account_that_is_not_allowed_gives_the_reason_of_its_attempts() {
    assertThat(
            said(
                read(
                    STAMP
                        + "sshd[9]: User ann from 192.0.2.1 not allowed because account is locked",
                    STAMP + "sshd[9]: Failed password for invalid user ann from 192.0.2.1 port 7",
                    STAMP + "sshd[9]: Failed password for invalid user ann from 192.0.2.1 port 7")))
        .containsExactly(
            "failure password locked sshd ann 192.0.2.1 7",
            "failure password locked sshd ann 192.0.2.1 7");
  }

  @Test
  void too_many_attempts_count_once_where_the_attempts_themselves_are_not_logged() {
    assertThat(
            said(
                read(
                    STAMP
                        + "sshd[9]: error: maximum authentication attempts exceeded for root from"
                        + " 192.0.2.1 port 5022 ssh2 [preauth]")))
        .containsExactly("failure - too-many-attempts sshd root 192.0.2.1 5022");
  }

  @Test
  void a_repeated_message_stands_for_as_many_attempts() {
    Reading reading =
        read(
            STAMP + "sshd[9]: Failed password for root from 192.0.2.1 port 5022 ssh2",
            STAMP
                + "sshd[9]: message repeated 3 times: [ Failed password for root from 192.0.2.1"
                + " port 5022 ssh2]",
            STAMP + "last message repeated 2 times",
            STAMP + "last message repeated 2 times",
            STAMP + "CRON[1]: done",
            STAMP + "last message repeated 9 times");

    assertThat(said(reading))
        .hasSize(8)
        .containsOnly("failure password wrong-secret sshd root 192.0.2.1 5022");
    assertThat(reading.events().stream().map(Event::id)).doesNotHaveDuplicates();
  }

  @Test
  void a_repeat_count_that_cannot_be_is_bounded() {
    assertThat(
            said(
                read(
                    STAMP
                        + "sshd[9]: message repeated 99999999999 times: [ Failed password for x"
                        + " from 192.0.2.1 port 5022 ssh2]")))
        .hasSize(10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mar 27 13:06:56 h sshd[9]: | 2026-03-27T13:06:56Z",
        "Mar  7 03:06:56 h sshd[9]: | 2026-03-07T03:06:56Z",
        "<38>Mar 27 13:06:56 h sshd[9]: | 2026-03-27T13:06:56Z",
        "2025-03-27T13:06:56.123456+01:00 h sshd[9]: | 2025-03-27T12:06:56.123Z",
        "2025-03-27T13:06:56+0100 h sshd[9]: | 2025-03-27T12:06:56Z",
        "2025-03-27T13:06:56Z h sshd[9]: | 2025-03-27T13:06:56Z",
        "2025-03-27T13:06:56 h sshd[9]: | 2025-03-27T13:06:56Z",
        "<38>1 2025-03-27T13:06:56.003Z h sshd 9 - - | 2025-03-27T13:06:56.003Z",
        "<38>1 2025-03-27T13:06:56Z h sshd 9 ID [a@1 b=\"] c\"][d] | 2025-03-27T13:06:56Z",
      })
  void stamps_of_every_kind_are_read(String head, String time) {
    Event event = read(head + " Failed password for root from 192.0.2.1 port 1 ssh2").event();

    assertThat(event.time()).hasToString(time);
    assertThat(Reading.value(event, "account.id")).isEqualTo("root");
  }

  private static List<String> times(ReadOptions options, String... stamps) {
    StringBuilder log = new StringBuilder();
    for (String stamp : stamps) {
      log.append(stamp).append(" h sshd[9]: Failed password for a from 192.0.2.1 port 1 ssh2\n");
    }
    byte[] bytes = log.toString().getBytes(StandardCharsets.ISO_8859_1);
    return Reading.ofBytes(options, bytes).events().stream()
        .map(event -> event.time().toString())
        .toList();
  }

  @Test
  void a_log_without_years_is_as_new_as_it_can_be_and_may_cross_new_year() {
    ReadOptions january = ReadOptions.at(Instant.parse("2026-01-05T00:00:00Z"));

    assertThat(times(january, "Dec 31 23:59:59", "Jan  1 00:00:01", "Dec 31 23:59:59"))
        .containsExactly("2025-12-31T23:59:59Z", "2026-01-01T00:00:01Z", "2025-12-31T23:59:59Z");
    assertThat(times(january, "Jan  5 20:00:00")).containsExactly("2026-01-05T20:00:00Z");
    assertThat(times(january, "Jan  7 20:00:00")).containsExactly("2025-01-07T20:00:00Z");
    assertThat(times(january, "Feb 29 20:00:00")).containsExactly("2024-02-29T20:00:00Z");
  }

  @Test
  void the_year_and_the_zone_can_be_given() {
    ReadOptions given = Reading.OPTIONS.withYear(2017).withZone(ZoneId.of("Europe/Berlin"));

    assertThat(times(given, "Mar 27 13:06:56")).containsExactly("2017-03-27T11:06:56Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mar 32 13:06:56 h sshd[9]: x",
        "Mrz 27 13:06:56 h sshd[9]: x",
        "Mar 27 13:06:56",
        "Mar 27 13:06:56 h",
        "2025-13-27T13:06:56Z h sshd[9]: x",
        "<38>1 2025-03-27T13:06:56Z h sshd",
        "hello",
        "<",
      })
  void a_malformed_line_is_counted(String line) {
    Reading reading = read(line);

    assertThat(reading.events()).isEmpty();
    assertThat(reading.summary().malformed()).isEqualTo(1);
  }

  @Test
  void connections_that_never_end_are_forgotten_but_not_lost() {
    String[] lines = new String[5_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = STAMP + "sshd[" + i + "]: Invalid user u" + i + " from 192.0.2.1";
    }

    assertThat(read(lines).events()).hasSize(5_000);
  }
}
