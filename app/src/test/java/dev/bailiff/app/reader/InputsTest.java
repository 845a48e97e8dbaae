package dev.bailiff.app.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.bailiff.core.event.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir private Path folder;

  /** One line at this second after 2015-05-17T10:00:00Z that asks for this path. */
  private static String line(int second, String path) {
    return "203.0.113.9 - - [17/May/2015:10:%02d:%02d +0000] \"GET %s HTTP/1.1\" 200 1 \"-\" \"a\"\n"
        .formatted(second / 60, second % 60, path);
  }

  private static List<String> paths(Reading reading) {
    return reading.events().stream().map(event -> Reading.value(event, "event.path")).toList();
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void packed_files_give_the_same_events_as_plain_ones_whatever_their_name() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(line(i % 3_600, "/" + i));
    }
    String half = text.substring(0, text.length() / 2);
    String rest = text.substring(text.length() / 2);
    Reading plain = Reading.ofFiles(write("plain", text.toString()));

    List<Path> packed =
        List.of(
            write("one.gz", gzip(text.toString())),
            write("members.log", join(gzip(half), gzip(rest))),
            write("frame.zst", Zstd.compress(text.toString().getBytes(UTF_8))),
            write(
                "frames.log",
                join(Zstd.compress(half.getBytes(UTF_8)), Zstd.compress(rest.getBytes(UTF_8)))));

    assertThat(plain.events()).hasSize(3_000);
    for (Path file : packed) {
      Reading reading = Reading.ofFiles(file);
      assertThat(paths(reading)).isEqualTo(paths(plain));
      assertThat(reading.summary().isComplete()).isTrue();
    }
  }

  @Test
  void a_rotated_set_is_read_from_its_oldest_file_to_its_newest() throws IOException {
    write("access.log", line(50, "/5"));
    write("access.log.1", line(40, "/4"));
    write("access.log.2.gz", gzip(line(30, "/3")));
    write("access.log.10.gz", gzip(line(20, "/2")));
    write("access.log-20150516.zst", Zstd.compress(line(10, "/1").getBytes(UTF_8)));

    assertThat(paths(Reading.ofFiles(folder))).containsExactly("/1", "/2", "/3", "/4", "/5");
  }

  @Test
  void files_of_a_set_that_begin_at_the_same_time_are_read_by_their_suffix() throws IOException {
    write("access.log", line(0, "/live"));
    write("access.log.1", line(0, "/newer"));
    write("access.log.2", line(0, "/older"));
    write("access.log.11", line(0, "/oldest"));

    assertThat(paths(Reading.ofFiles(folder)))
        .containsExactly("/oldest", "/older", "/newer", "/live");
  }

  @Test
  void several_logs_are_merged_by_time_and_equal_times_keep_the_order_of_naming()
      throws IOException {
    Path a = write("a.log", line(1, "/a1") + line(4, "/a4") + line(5, "/a5"));
    Path b = write("b.log", line(1, "/b1") + line(2, "/b2") + line(6, "/b6"));
    Path c = write("c.log", line(3, "/c3"));

    assertThat(paths(Reading.ofFiles(b, a, c)))
        .containsExactly("/b1", "/a1", "/b2", "/c3", "/a4", "/a5", "/b6");
  }

  @Test
  void lines_of_one_log_that_are_out_of_order_stay_as_they_are() throws IOException {
    Path log = write("a.log", line(5, "/5") + line(3, "/3") + line(4, "/4"));
    Path other = write("b.log", line(4, "/other"));

    assertThat(paths(Reading.ofFiles(log))).containsExactly("/5", "/3", "/4");
    assertThat(paths(Reading.ofFiles(log, other))).containsExactly("/other", "/5", "/3", "/4");
  }

  @Test
  void a_file_named_twice_is_read_once() throws IOException {
    Path log = write("logs/a.log", line(1, "/1"));

    assertThat(paths(Reading.ofFiles(folder, log, folder))).containsExactly("/1");
  }

  @Test
  void standard_input_may_be_packed_and_come_in_small_pieces() throws IOException {
    byte[] packed = join(gzip(line(1, "/1") + line(2, "/2")), gzip(line(3, "/3")));
    InputStream slow =
        new ByteArrayInputStream(packed) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 7));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };

    Reading reading = Reading.of(List.of("-"), Reading.OPTIONS, slow);

    assertThat(paths(reading)).containsExactly("/1", "/2", "/3");
  }

  @Test
  void what_cannot_be_read_is_said_and_the_rest_goes_on() throws IOException {
    byte[] packed = gzip((line(1, "/1") + line(2, "/2")).repeat(2_000));
    Path good = write("good.log", line(9, "/good"));
    Path cut = write("cut.gz", Arrays.copyOf(packed, packed.length / 2));
    byte[] damaged = packed.clone();
    damaged[packed.length - 8] ^= 1; // in the checksum
    Path broken = write("broken.gz", damaged);
    byte[] frame = Zstd.compress((line(1, "/1") + line(2, "/2")).repeat(2_000).getBytes(UTF_8));
    Path cutFrame = write("cut.zst", Arrays.copyOf(frame, frame.length - 9));
    Path binary = write("binary", new byte[] {0x7f, 'E', 'L', 'F', 0, 1});
    Path wide = write("wide.log", new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
    Path text = write("notes.txt", "dear diary\n");
    Path empty = write("empty.log", "");
    Path missing = folder.resolve("missing.log");

    Reading reading =
        Reading.ofFiles(missing, cut, broken, cutFrame, binary, wide, text, empty, good);

    assertThat(paths(reading)).contains("/good");
    assertThat(reading.summary().isComplete()).isFalse();
    assertThat(reading.summary().problems())
        .extracting(problem -> problem.toString().replace(folder + "/", ""))
        .satisfiesExactlyInAnyOrder(
            said -> assertThat(said).isEqualTo("`missing.log` does not exist"),
            said -> assertThat(said).startsWith("`cut.gz` ends in the middle of its gzip data"),
            said -> assertThat(said).startsWith("`broken.gz` holds broken gzip data after byte"),
            said -> assertThat(said).startsWith("`cut.zst` ends in the middle of its zstd data"),
            said -> assertThat(said).isEqualTo("`binary` is a binary file: byte 0x00 at offset 4"),
            said -> assertThat(said).startsWith("`wide.log` is text in UTF-16"),
            said -> assertThat(said).contains("no known log format", "begins with `dear diary`"),
            said -> assertThat(said).isEqualTo("`empty.log` is empty"));
  }

  @Test
  void a_folder_may_hold_other_files() throws IOException {
    write("logs/a.log", line(1, "/1"));
    write("logs/README.md", "# Logs\n");
    write("logs/.hidden.log", line(1, "/hidden"));

    Reading reading = Reading.ofFiles(folder.resolve("logs"));

    assertThat(paths(reading)).containsExactly("/1");
    assertThat(reading.summary().isComplete()).isTrue();
    assertThat(reading.summary().problems())
        .singleElement()
        .extracting(InputProblem::message)
        .asString()
        .startsWith("was passed over: it has no known log format");
  }

  @Test
  void a_line_beyond_the_limit_is_counted_and_skipped_to_its_end() {
    String log = line(1, "/1") + "x".repeat(700_000) + "\n" + line(2, "/2") + "y".repeat(70_000);

    Reading reading = Reading.ofText(log);

    assertThat(paths(reading)).containsExactly("/1", "/2");
    assertThat(reading.summary().lines()).isEqualTo(4);
    assertThat(reading.summary().files().getFirst().samples())
        .extracting(MalformedLine::line, MalformedLine::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "the line is too long"),
            org.assertj.core.groups.Tuple.tuple(4L, "the line is too long"));
  }

  @Test
  void a_byte_order_mark_and_carriage_returns_are_no_part_of_lines() {
    String log = line(1, "/1") + line(2, "/2");

    Reading reading = Reading.ofText("\u00ef\u00bb\u00bf" + log.replace("\n", "\r\n"));

    assertThat(paths(reading)).containsExactly("/1", "/2");
    assertThat(Reading.value(reading.events().getFirst(), "client.ip")).isEqualTo("203.0.113.9");
    assertThat(Reading.value(reading.events().getFirst(), "client.agent")).isEqualTo("a");
  }

  @Test
  void more_logs_than_may_be_open_are_read_if_they_do_not_overlap_in_time() throws IOException {
    for (int i = 0; i < 300; i++) {
      write("many/host" + (char) ('a' + i % 26) + "x" + i + "y.log", line(i, "/" + i));
    }

    Reading reading = Reading.ofFiles(folder.resolve("many"));

    assertThat(reading.events()).hasSize(300);
    assertThat(reading.events().stream().map(Event::timeMillis)).isSorted();
    assertThat(reading.summary().isComplete()).isTrue();
  }

  @Test
  void logs_that_overlap_beyond_the_limit_are_left_out_and_said_so() throws IOException {
    for (int i = 0; i < 258; i++) {
      write("many/host" + i + "y.log", line(0, "/" + i) + line(9, "/" + i));
    }

    Reading reading = Reading.ofFiles(folder.resolve("many"));

    assertThat(reading.summary().files()).hasSize(256);
    assertThat(reading.summary().isComplete()).isFalse();
    assertThat(reading.summary().problems())
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.message()).contains("more than 256 logs"));
  }

  @Test
  void an_excerpt_holds_no_control_characters() {
    Reading reading = Reading.ofText(line(1, "/1") + "\u001b[2J\u0007" + "z".repeat(100));

    assertThat(reading.summary().files().getFirst().samples().getFirst().excerpt())
        .startsWith("\\x1b[2J\\x07zzz")
        .endsWith("z…");
  }

  @Test
  void progress_is_counted_in_bytes_on_disk() throws IOException {
    byte[] packed = gzip(line(1, "/1").repeat(5_000));
    Path file = write("a.gz", packed);
    try (LogSources sources =
        LogSources.find(List.of(file.toString()), Reading.OPTIONS, InputStream.nullInputStream())) {
      assertThat(sources.totalBytes()).hasValue(packed.length);
      assertThat(sources.bytesRead()).isZero();
      List<Event> events = new ArrayList<>();
      for (List<Event> batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
        events.addAll(batch);
      }
      assertThat(events).hasSize(5_000);
      assertThat(sources.bytesRead()).isEqualTo(packed.length);
    }
  }

  @Test
  void reading_ahead_keeps_the_order() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      text.append(line(i % 3_600, "/" + i));
    }
    Path file = write("a.log", text.toString());
    List<String> found = new ArrayList<>();
    LogSources sources =
        LogSources.find(List.of(file.toString()), Reading.OPTIONS, InputStream.nullInputStream());
    try (ReadAhead ahead = new ReadAhead(sources)) {
      for (List<Event> batch = ahead.next(); !batch.isEmpty(); batch = ahead.next()) {
        batch.forEach(event -> found.add(Reading.value(event, "event.path")));
      }
      assertThat(ahead.next()).isEmpty();
    }

    assertThat(found).isEqualTo(paths(Reading.ofFiles(file)));
  }
}
