package dev.bailiff.app.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class LogTailLaws {
  /** What can happen to a log and to who follows it. */
  enum Step {
    WRITE,
    WRITE_PART,
    WRITE_MANY,
    RENAME,
    COPY_AND_EMPTY,
    PACK_SECOND,
    PACK_THIRD,
    POLL,
    SAVE,
    STOP_FOR_A_RENAME,
    STOP_FOR_A_COPY,
    CRASH
  }

  @Property(tries = 300)
  void every_line_is_one_event_whatever_happens(@ForAll @Size(max = 60) List<Step> steps)
      throws Exception {
    Path folder = Files.createTempDirectory("tail");
    try (FollowedLog log = new FollowedLog(folder)) {
      boolean crashed = false;
      log.write(1);
      for (Step step : steps) {
        // A file that was rotated out of sight before it was ever read is lost to anybody.
        if (step == Step.RENAME || step == Step.COPY_AND_EMPTY) {
          log.poll();
          log.save();
        }
        take(step, log);
        crashed |= step == Step.CRASH;
      }
      log.finishLine();
      log.poll();
      List<String> all = IntStream.range(0, log.written()).mapToObj(i -> "/" + i).toList();
      assertThat(new HashSet<>(log.byId.values())).isEqualTo(new HashSet<>(all));
      assertThat(log.byId).hasSize(all.size());
      if (!crashed) {
        assertThat(log.paths).isEqualTo(all);
      }
    } finally {
      delete(folder);
    }
  }

  private static void take(Step step, FollowedLog log) throws Exception {
    switch (step) {
      case WRITE -> {
        log.finishLine();
        log.write(1);
      }
      case WRITE_PART -> log.writePart();
      case WRITE_MANY -> {
        log.finishLine();
        log.write(50);
      }
      case RENAME -> log.rename();
      case COPY_AND_EMPTY -> log.copyAndEmpty();
      case PACK_SECOND -> log.pack(2);
      case PACK_THIRD -> log.pack(3);
      case POLL -> log.poll();
      case SAVE -> log.save();
      case STOP_FOR_A_RENAME -> {
        log.poll();
        log.stop();
        log.rename();
        log.start();
      }
      case STOP_FOR_A_COPY -> {
        log.poll();
        log.stop();
        log.copyAndEmpty();
        log.write(3);
        log.start();
      }
      case CRASH -> log.crash();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    Files.delete(folder);
  }
}
