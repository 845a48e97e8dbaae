package dev.bailiff.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the operating system itself refuses, to a journal in a process of its own. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class OperatingSystemTest {
  private static final String PLAIN = "exec \"$@\"";

  /** Follows a mount of its own, which goes with the process. */
  private static final String ON_8_MIB =
      "exec unshare -rm sh -c 'mount -t tmpfs -o size=8m tmpfs \"$directory\" && %s' sh \"$@\"";

  /** Without this capability even root needs permissions. */
  private static final String WITHOUT_OVERRIDE = "exec setpriv --bounding-set -dac_override ";

  @TempDir private Path directory;

  @Test
  void a_full_file_system_refuses_with_the_cause_and_loses_nothing() throws Exception {
    assumeTrue(start(ON_8_MIB.formatted("true"), "").waitFor() == 0, "may mount");
    assertThat(outputOf(ON_8_MIB.formatted(PLAIN), "fill"))
        .containsExactly("the journal cannot write: No space left on device", "whole");
  }

  @Test
  void a_limit_on_the_size_of_files_refuses_with_the_cause_and_loses_nothing() throws Exception {
    // 512 bytes each: 4 MiB
    assertThat(outputOf("ulimit -f 8192; " + PLAIN, "fill"))
        .containsExactly("the journal cannot write: File too large", "whole");
  }

  @Test
  void a_directory_without_permission_to_write_is_a_clear_error() throws Exception {
    permit("r-xr-xr-x");
    assertThat(outputOf(unprivileged(), "hold"))
        .containsExactly(
            "journal directory `"
                + directory
                + "` cannot be written: "
                + "java.nio.file.AccessDeniedException: "
                + directory
                + "/lock");
    permit("rwxr-xr-x");
  }

  @Test
  void a_directory_that_loses_the_permission_to_write_is_waited_for() throws Exception {
    List<String> output = outputOf(unprivileged(), "shut");
    assertThat(output)
        .containsExactly(
            "the journal cannot write: java.nio.file.AccessDeniedException: "
                + directory.resolve(Segment.nameOf(2)),
            "whole");
  }

  @Test
  void a_second_process_is_kept_out_until_the_first_has_gone() throws Exception {
    Process first = start(PLAIN, "hold");
    try (BufferedReader output = first.inputReader()) {
      assertThat(output.readLine()).isEqualTo("open");
      String inUse = "journal directory `" + directory + "` is in use by another process";
      assertThat(outputOf(PLAIN, "hold")).containsExactly(inUse);
      assertThatExceptionOfType(JournalUnavailableException.class)
          .isThrownBy(this::openHere)
          .withMessage(inUse);
    } finally {
      first.destroyForcibly().waitFor();
    }
    try (Journal journal = openHere()) {
      assertThat(journal.next()).isEqualTo(2);
    }
  }

  private Journal openHere() throws IOException {
    return Journal.open(directory, JournalSettings.DEFAULT, Journals.TIME);
  }

  /** Runs what follows without the right of root to write where it has no permission. */
  private String unprivileged() throws Exception {
    if (!Files.getAttribute(directory, "unix:uid").equals(0)) {
      return PLAIN;
    }
    assumeTrue(start(WITHOUT_OVERRIDE + "true", "").waitFor() == 0, "may drop capabilities");
    return WITHOUT_OVERRIDE + "\"$@\"";
  }

  /** The script is given the journal's directory and what the program is run by. */
  private Process start(String script, String deed) throws IOException {
    return new ProcessBuilder(
            "sh",
            "-c",
            "directory=$1; export directory; shift; " + script,
            "sh",
            directory.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            JournalProcess.class.getName(),
            deed,
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<String> outputOf(String script, String deed) throws Exception {
    Process process = start(script, deed);
    process.getOutputStream().close();
    try (BufferedReader output = process.inputReader()) {
      return output.lines().toList();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }
}
