package dev.bailiff.app.reader;

import java.util.List;

/**
 * What became of one file.
 *
 * @param input the file, as people name it
 * @param format how its lines were read
 * @param lines all lines, the malformed ones too
 * @param events events made of them; one line can hold several
 * @param silent lines that are well formed and hold no event, such as the cron lines of a system
 *     log
 * @param malformed lines that could not be read
 * @param samples the first malformed lines
 */
public record FileSummary(
    String input,
    LogFormat format,
    long lines,
    long events,
    long silent,
    long malformed,
    List<MalformedLine> samples) {
  public FileSummary {
    samples = List.copyOf(samples);
  }
}
