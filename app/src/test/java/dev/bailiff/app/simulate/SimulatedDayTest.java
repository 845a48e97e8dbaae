package dev.bailiff.app.simulate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.app.reader.LogFormat;
import dev.bailiff.app.reader.LogSources;
import dev.bailiff.app.reader.ReadOptions;
import dev.bailiff.core.event.Event;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SimulatedDayTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final List<LabelledLine> LINES = lines(1);

  @Test
  void the_same_seed_gives_the_same_lines() {
    assertThat(lines(1)).isEqualTo(LINES);
  }

  @Test
  void another_seed_gives_other_lines() {
    assertThat(lines(2)).isNotEqualTo(LINES);
  }

  @Test
  void there_are_about_as_many_lines_as_asked_for() {
    assertThat(LINES.size()).isBetween(20_000, 40_000);
  }

  @Test
  void each_label_is_there() {
    assertThat(LINES.stream().map(LabelledLine::label))
        .containsAll(Arrays.stream(Label.values()).filter(Label::isInLogs).toList());
  }

  @Test
  void the_reader_of_access_logs_reads_every_line_in_order_of_time() {
    String log = LINES.stream().map(LabelledLine::text).collect(Collectors.joining("\n"));
    ReadOptions options = ReadOptions.at(START).withFormat(LogFormat.COMBINED);
    List<Event> events = new ArrayList<>();
    try (var sources =
        LogSources.find(List.of("-"), options, new ByteArrayInputStream(log.getBytes(US_ASCII)))) {
      for (var batch = sources.next(); !batch.isEmpty(); batch = sources.next()) {
        events.addAll(batch);
      }
      assertThat(sources.summary().malformed()).isZero();
    }
    assertThat(events)
        .hasSameSizeAs(LINES)
        .isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    assertThat(events.getFirst().time()).isAfterOrEqualTo(START);
    assertThat(events.getLast().time()).isBefore(START.plus(Duration.ofHours(4)));
  }

  @Test
  void an_office_has_one_address_and_a_handful_of_browsers() {
    Map<String, Set<String>> addresses = byActor(Label.OFFICE, SimulatedDayTest::address);
    Map<String, Set<String>> agents = byActor(Label.OFFICE, SimulatedDayTest::agent);

    assertThat(addresses.values()).hasSizeGreaterThan(1).allMatch(all -> all.size() == 1);
    assertThat(agents.values()).allMatch(all -> all.size() <= 4);
  }

  @Test
  void a_campaign_of_stuffing_tries_a_few_times_from_each_of_hundreds_of_addresses() {
    Map<String, Long> tries =
        labelled(Label.STUFFING).stream()
            .filter(line -> line.text().contains("\"POST "))
            .collect(groupingBy(SimulatedDayTest::address, counting()));

    assertThat(tries).hasSizeGreaterThan(200);
    assertThat(tries.values()).allMatch(count -> count <= 8);
    assertThat(byActor(Label.STUFFING, SimulatedDayTest::agent).values())
        .anyMatch(all -> all.size() == 1);
  }

  @Test
  void what_is_over_the_quota_is_far_from_what_is_within() {
    assertThat(mostInAnHour(Label.API_OK)).isLessThan(600);
    assertThat(mostInAnHour(Label.OVER_QUOTA)).isGreaterThan(700);
  }

  @Test
  void people_forget_passwords_and_browsers_ask_whether_pictures_are_fresh() {
    List<String> people =
        Stream.of(1, 2, 3, 4)
            .flatMap(seed -> lines(seed).stream())
            .filter(line -> !line.label().isOffender())
            .map(LabelledLine::text)
            .toList();

    assertThat(people).anyMatch(line -> line.contains("POST /password/reset "));
    assertThat(people).anyMatch(line -> line.contains("\" 304 0 "));
    assertThat(people).anyMatch(line -> line.contains("\" 404 "));
  }

  @Test
  void offenders_share_no_address_with_people() {
    Set<String> offenders =
        LINES.stream()
            .filter(line -> line.label().isOffender())
            .map(line -> address(line))
            .collect(toSet());

    assertThat(LINES)
        .filteredOn(line -> !line.label().isOffender())
        .noneMatch(line -> offenders.contains(address(line)));
  }

  private static List<LabelledLine> lines(long seed) {
    List<LabelledLine> lines = new ArrayList<>();
    new Day(seed, START, Duration.ofHours(4), 30_000).write(lines::add);
    return lines;
  }

  private static List<LabelledLine> labelled(Label label) {
    return LINES.stream().filter(line -> line.label() == label).toList();
  }

  private static Map<String, Set<String>> byActor(
      Label label, Function<LabelledLine, String> part) {
    return labelled(label).stream()
        .collect(groupingBy(LabelledLine::actor, mapping(part, toSet())));
  }

  /** The most lines that an actor has within an hour of the clock. */
  private static long mostInAnHour(Label label) {
    return labelled(label).stream()
        .collect(groupingBy(line -> line.actor() + hour(line), counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElseThrow();
  }

  /** The hour in {@code [23/Nov/2026:08:15:00 +0000]}. */
  private static String hour(LabelledLine line) {
    int stamp = line.text().indexOf("/2026:");
    return " " + line.text().substring(stamp + 6, stamp + 8);
  }

  private static String address(LabelledLine line) {
    return line.text().substring(0, line.text().indexOf(' '));
  }

  private static String agent(LabelledLine line) {
    return Arrays.asList(line.text().split("\"", -1)).get(5);
  }
}
