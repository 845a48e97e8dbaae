package dev.bailiff.app.state;

import static dev.bailiff.app.state.Tables.ACCOUNTS;
import static dev.bailiff.app.state.Tables.NOW;
import static dev.bailiff.app.state.Tables.REQUESTS;
import static dev.bailiff.app.state.Tables.keys;
import static dev.bailiff.app.state.Tables.policy;
import static dev.bailiff.app.state.Tables.snapshot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bailiff.core.feature.CountKind;
import dev.bailiff.core.feature.FeatureTables;
import dev.bailiff.core.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotFolderTest {
  private static final Policy POLICY = policy(REQUESTS, ACCOUNTS);

  @TempDir private Path directory;
  private SnapshotFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = SnapshotFolder.open(directory);
  }

  @Test
  void without_a_snapshot_everything_begins_empty() throws Exception {
    Restored restored = folder.restore(POLICY);
    assertThat(restored.sequence()).isZero();
    assertThat(keys(restored, 0)).isZero();
    assertThat(restored.refused()).isEmpty();
  }

  @Test
  void restored_tables_go_on_as_the_ones_that_were_written() throws Exception {
    folder.write(snapshot(42, POLICY, 300));
    Restored restored = SnapshotFolder.open(directory).restore(POLICY);
    FeatureTables steady = Tables.after(POLICY, 300);
    assertThat(restored.sequence()).isEqualTo(42);
    for (int key = 0; key < 400; key++) {
      long time = NOW.toEpochMilli() + 1_000 + key;
      assertThat(restored.tables().update(0, key, time, 1))
          .isEqualTo(steady.update(0, key, time, 1));
      assertThat(restored.tables().update(1, key, time, 77))
          .isEqualTo(steady.update(1, key, time, 77));
    }
  }

  @Test
  void the_newest_is_taken_and_two_are_kept() throws Exception {
    for (int i = 1; i <= 4; i++) {
      folder.write(snapshot(i * 10L, POLICY, i));
    }
    assertThat(names())
        .containsExactly("00000000000000000030.snapshot", "00000000000000000040.snapshot");
    assertThat(keys(folder.restore(POLICY), 0)).isEqualTo(4);
    assertThat(folder.firstNeeded()).hasValue(31);
  }

  @Test
  void while_there_is_only_one_the_whole_journal_is_needed() throws Exception {
    assertThat(folder.firstNeeded()).isEmpty();
    folder.write(snapshot(10, POLICY, 1));
    assertThat(folder.firstNeeded()).isEmpty();
  }

  @Test
  void parts_come_back_with_their_blocks_in_order() throws Exception {
    folder.write(
        snapshot(
            1,
            POLICY,
            1,
            new SnapshotPart("seen", List.of(bytes("a"), bytes(""), bytes("c"))),
            new SnapshotPart("empty", List.of()),
            new SnapshotPart("other", List.of(bytes("z")))));
    Restored restored = folder.restore(POLICY);
    assertThat(restored.parts()).containsOnlyKeys("seen", "other");
    assertThat(restored.parts().get("seen")).containsExactly(bytes("a"), bytes(""), bytes("c"));
  }

  @Test
  void a_feature_that_is_declared_in_another_way_begins_empty_and_others_go_on() throws Exception {
    folder.write(snapshot(1, POLICY, 300));
    var wider = Tables.spec("requests", new CountKind(Duration.ofMinutes(20)), "client.ip");
    var fresh = Tables.spec("fresh", new CountKind(Duration.ofMinutes(10)), "client.ip");
    Restored restored = folder.restore(policy(fresh, ACCOUNTS, wider).withMemory(1 << 23));
    assertThat(keys(restored, 0)).isZero();
    assertThat(keys(restored, 1)).isEqualTo(300);
    assertThat(keys(restored, 2)).isZero();
  }

  @Test
  void a_snapshot_with_any_byte_changed_is_refused_and_the_one_before_is_taken() throws Exception {
    folder.write(snapshot(1, POLICY, 5));
    folder.write(snapshot(2, POLICY, 6));
    byte[] whole = Files.readAllBytes(newest());
    for (int at = 0; at < whole.length; at += at < 64 ? 1 : 23) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      Files.write(newest(), damaged);
      Restored restored = folder.restore(POLICY);
      assertThat(restored.sequence()).as("byte " + at).isEqualTo(1);
      assertThat(keys(restored, 0)).isEqualTo(5);
      assertThat(restored.refused()).hasSize(1);
    }
  }

  @Test
  void a_snapshot_cut_short_or_followed_by_more_is_refused() throws Exception {
    folder.write(snapshot(1, POLICY, 5));
    byte[] whole = Files.readAllBytes(newest());
    int size = whole.length;
    IntStream.rangeClosed(0, size + 1)
        .filter(length -> length < 64 || length > size - 64 || length % 23 == 0)
        .forEach(length ->
            assertThat(sequenceAfter(Arrays.copyOf(whole, length)))
                .as(length + " bytes")
                .isEqualTo(length == size ? 1 : 0));
  }

  @Test
  void a_refused_snapshot_is_named() throws Exception {
    folder.write(snapshot(1, POLICY, 5));
    Files.write(newest(), bytes("nothing of the kind"));
    assertThat(folder.restore(POLICY).refused())
        .singleElement()
        .asString()
        .contains("00000000000000000001.snapshot: it does not begin as a snapshot does");
  }

  @Test
  void a_failure_while_writing_leaves_the_earlier_ones_as_they_were() throws Exception {
    folder.write(snapshot(1, POLICY, 5));
    SnapshotPart failing =
        new SnapshotPart(
            "failing",
            () -> {
              throw new IllegalStateException("gone");
            });
    Snapshot next = snapshot(2, POLICY, 6, failing);
    assertThatIllegalStateException().isThrownBy(() -> folder.write(next));
    assertThat(names()).containsExactly("00000000000000000001.snapshot");
    assertThat(keys(folder.restore(POLICY), 0)).isEqualTo(5);
  }

  @Test
  void what_an_interrupted_writer_left_is_removed() throws Exception {
    Files.write(directory.resolve("unfinished"), bytes("half of a snapshot"));
    SnapshotFolder.open(directory).write(snapshot(1, POLICY, 5));
    assertThat(names()).containsExactly("00000000000000000001.snapshot");
  }

  /** The number of the snapshot that is taken when the newest has become these bytes. */
  private long sequenceAfter(byte[] bytes) {
    try {
      Files.write(newest(), bytes);
      return folder.restore(POLICY).sequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path newest() throws IOException {
    return directory.resolve(names().getLast());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
