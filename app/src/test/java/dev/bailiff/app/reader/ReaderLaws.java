package dev.bailiff.app.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ReaderLaws {
  private static final List<String> SEEDS =
      List.of(
          "h:80 203.0.113.9 - - [17/May/2015:10:05:03 +0000] \"GET /a?b HTTP/1.1\" 200 5 \"r\" \"a\"",
          "203.0.113.9 - u [17/May/2015:10:05:03 +0000] \"GET /a HTTP/1.1\" 200 5 \"-\" \"a\" 0.5",
          "Mar 27 13:06:56 h sshd[1]: Failed password for invalid user x from 192.0.2.1 port 1 ssh2",
          "<38>1 2025-03-27T13:06:56Z h sshd 9 ID [a@1 b=\"c\"] Invalid user x from 192.0.2.1",
          "Mar 27 13:06:56 h sudo: pam_unix(sudo:auth): authentication failure; rhost=1  user=ann",
          "{\"msec\":1.5,\"remote_addr\":\"1.2.3.4\",\"request\":\"GET / HTTP/1.1\",\"status\":200}",
          "{\"start_time\":\"2015-05-17T10:05:03Z\",\"response_code\":1,\"path\":\"/\"}",
          "{\"ts\":1.5,\"request\":{\"method\":\"GET\",\"uri\":\"/\",\"headers\":{\"a\":[]}}}");

  /** Real lines with some bytes changed, and lines of any bytes. */
  @Provide
  Arbitrary<byte[]> logs() {
    Arbitrary<byte[]> changed =
        Arbitraries.of(SEEDS)
            .flatMap(seed ->
                Arbitraries.integers()
                    .between(0, seed.length() - 1)
                    .list()
                    .ofMaxSize(4)
                    .flatMap(places ->
                        Arbitraries.bytes()
                            .array(byte[].class)
                            .ofSize(4)
                            .map(bytes -> change(seed, places, bytes))));
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    return Arbitraries.oneOf(changed, any).list().ofMaxSize(6).map(ReaderLaws::lines);
  }

  private static byte[] change(String seed, List<Integer> places, byte[] bytes) {
    byte[] changed = seed.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < places.size(); i++) {
      changed[places.get(i)] = bytes[i];
    }
    return changed;
  }

  private static byte[] lines(List<byte[]> lines) {
    int length = lines.stream().mapToInt(line -> line.length + 1).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] line : lines) {
      System.arraycopy(line, 0, all, at, line.length);
      at += line.length;
      all[at++] = '\n';
    }
    return all;
  }

  @Property
  void no_bytes_stop_a_reader_and_every_line_is_accounted_for(
      @ForAll("logs") byte[] log, @ForAll LogFormat format) {
    Reading reading = Reading.ofBytes(Reading.OPTIONS.withFormat(format), log);

    ReadSummary summary = reading.summary();
    long lines = summary.lines();
    assertThat(summary.events()).isEqualTo(reading.events().size());
    assertThat(summary.malformed() + summary.silent()).isLessThanOrEqualTo(lines);
    if (format != LogFormat.AUTH) {
      assertThat(summary.malformed() + summary.silent() + summary.events()).isEqualTo(lines);
    }
    reading.events().forEach(ReaderLaws::keepsItsLimits);
  }

  @Property
  void no_bytes_stop_the_search_for_a_format(@ForAll("logs") byte[] log) {
    ReadSummary summary = Reading.ofBytes(Reading.OPTIONS, log).summary();

    assertThat(summary.files().size() + summary.problems().size()).isEqualTo(1);
  }

  private static void keepsItsLimits(Event event) {
    for (Field field : event.type().fields()) {
      if (event.has(field) && event.value(field) instanceof String text) {
        assertThat(text.length()).isLessThanOrEqualTo(field.limit());
      }
    }
  }

  @Property
  void the_quick_search_finds_what_a_slow_one_does(
      @ForAll byte[] bytes, @ForAll @IntRange(min = 0, max = 40) int from, @ForAll char wanted) {
    int start = Math.min(from, bytes.length);
    char low = (char) (wanted & 0x7f);
    int expected = -1;
    for (int i = bytes.length - 1; i >= start; i--) {
      expected = bytes[i] == low ? i : expected;
    }

    assertThat(Scan.indexOf(bytes, start, bytes.length, low)).isEqualTo(expected);
  }

  @Property
  void a_kept_text_is_the_text_of_its_bytes(@ForAll @Size(max = 50) List<byte[]> all) {
    Texts texts = new Texts(2, 1_000);
    for (byte[] bytes : all) {
      assertThat(texts.text(bytes, 0, bytes.length))
          .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Property(tries = 50)
  void logs_in_order_merge_into_one_in_order(
      @ForAll @Size(min = 1, max = 5)
          List<@Size(max = 30) List<@IntRange(min = 0, max = 3_599) Integer>> logs)
      throws IOException {
    Path folder = Files.createTempDirectory("merge");
    List<Path> files = new ArrayList<>();
    List<Integer> expected = new ArrayList<>();
    for (List<Integer> log : logs) {
      Path file = folder.resolve("log" + (char) ('a' + files.size()));
      Files.writeString(file, text(log.stream().sorted().toList()));
      files.add(file);
      expected.addAll(log);
    }
    expected.sort(null);

    Reading reading = Reading.ofFiles(files.toArray(Path[]::new));

    assertThat(reading.events().stream().map(event -> (int) (event.timeMillis() / 1_000 % 3_600)))
        .isEqualTo(expected);
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  @Property(tries = 50)
  void a_log_cut_into_a_rotated_set_reads_like_the_whole(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 3_599) Integer> seconds,
      @ForAll @IntRange(min = 1, max = 12) int parts)
      throws IOException {
    List<Integer> sorted = seconds.stream().sorted().toList();
    Path folder = Files.createTempDirectory("rotated");
    List<Path> files = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int age = parts - 1 - part;
      Path file = folder.resolve(age == 0 ? "access.log" : "access.log." + age);
      int from = sorted.size() * part / parts;
      int to = sorted.size() * (part + 1) / parts;
      Files.writeString(file, text(sorted.subList(from, to)));
      files.add(file);
    }

    Reading reading = Reading.ofFiles(folder);

    assertThat(reading.events().stream().map(event -> (int) (event.timeMillis() / 1_000 % 3_600)))
        .isEqualTo(sorted);
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  private static String text(List<Integer> seconds) {
    StringBuilder text = new StringBuilder();
    for (int second : seconds) {
      text.append(
          "203.0.113.9 - - [17/May/2015:10:%02d:%02d +0000] \"GET / HTTP/1.1\" 200 1\n"
              .formatted(second / 60, second % 60));
    }
    return text.toString();
  }

  @Property
  void an_excerpt_is_short_and_printable(@ForAll byte[] line) {
    String excerpt = Excerpt.of(line, 0, line.length);

    assertThat(excerpt.length()).isLessThanOrEqualTo(4 * Excerpt.MAX_BYTES + 1);
    assertThat(excerpt.chars().filter(c -> c != '…')).allMatch(c -> c >= ' ' && c < 0x7f);
  }
}
