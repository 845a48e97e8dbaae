package dev.bailiff.app.reader;

import dev.bailiff.core.event.Event;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The logs that arguments name, read as one stream of events in order of time.
 *
 * <p>A rotated set is read file by file as one log, and the logs are merged: the log whose next
 * event is the earliest goes on. Within one log the order of its lines stays. A log is opened when
 * the merge reaches its first time and closed at its end, so memory grows only with the number of
 * logs that overlap in time, of which there is a limit.
 */
public final class LogSources implements EventBatches {
  private static final int BATCH = 1_024;
  private static final int SMALL_BATCH = 128;

  /** With more logs than this the batches are small. */
  private static final int FEW_LOGS = 8;

  /** Each open log holds up to a megabyte of buffers and events. */
  private static final int MAX_OPEN_LOGS = 256;

  private static final Comparator<LogFile> OLDEST_FIRST =
      Comparator.comparingLong(LogFile::firstTime)
          .thenComparing(
              Comparator.comparingLong((LogFile file) -> Rotation.of(file.input()).age())
                  .reversed())
          .thenComparing(file -> file.input().name());

  private final AtomicLong bytesRead = new AtomicLong();
  private final List<InputProblem> problems = new ArrayList<>();
  private final List<FileReading> readings = new ArrayList<>();
  private final PriorityQueue<LogStream> waiting = new PriorityQueue<>(LogStream.BY_TIME);
  private final List<LogFile> files = new ArrayList<>();
  private int openLogs;

  private LogSources() {}

  /**
   * Finds what the arguments name and looks at the first lines of each file.
   *
   * @param arguments files, folders and {@code -} for standard input
   */
  public static LogSources find(
      List<String> arguments, ReadOptions options, InputStream standardInput) {
    LogSources sources = new LogSources();
    TextTables tables = new TextTables();
    FormatFinder formats = new FormatFinder(options, tables, sources.bytesRead, sources.problems);
    InputFinder inputs = new InputFinder(standardInput, options.now(), sources.problems);
    for (Input input : inputs.find(arguments)) {
      formats.find(input).ifPresent(sources.files::add);
    }
    LogStream.Shared shared =
        new LogStream.Shared(options, tables, sources.bytesRead, sources.problems);
    sources.arrange(shared);
    return sources;
  }

  /** How many files there are to read. */
  public int fileCount() {
    return files.size();
  }

  /** The size of all files as they lie on disk; empty if standard input is one of them. */
  public OptionalLong totalBytes() {
    if (files.stream().anyMatch(file -> file.input().bytes() < 0)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(files.stream().mapToLong(file -> file.input().bytes()).sum());
  }

  /** How much of {@link #totalBytes()} was read so far; may be asked from any thread. */
  public long bytesRead() {
    return bytesRead.get();
  }

  @Override
  public List<Event> next() {
    List<Event> merged = new ArrayList<>();
    while (merged.size() < BATCH && !waiting.isEmpty()) {
      LogStream first = waiting.remove();
      if (!hasEvents(first)) {
        continue;
      }
      LogStream other = waiting.peek();
      if (other == null) {
        waiting.add(first);
        return merged.isEmpty() ? first.takeBatch() : merged;
      }
      first.takeBefore(other, merged, BATCH);
      waiting.add(first);
    }
    return merged;
  }

  /** What became of the inputs so far; to be asked when no other thread reads. */
  public ReadSummary summary() {
    return new ReadSummary(readings.stream().map(FileReading::summary).toList(), problems);
  }

  @Override
  public void close() {
    waiting.forEach(LogStream::close);
    waiting.clear();
  }

  private boolean hasEvents(LogStream stream) {
    if (!stream.isOpened()) {
      if (openLogs == MAX_OPEN_LOGS) {
        problems.add(
            InputProblem.error(
                stream.name(),
                "was left out: more than " + MAX_OPEN_LOGS + " logs overlap in time"));
        return false;
      }
      openLogs++;
    }
    boolean has = stream.hasEvents();
    openLogs -= has ? 0 : 1;
    return has;
  }

  private void arrange(LogStream.Shared shared) {
    Map<String, List<LogFile>> sets = new LinkedHashMap<>();
    for (LogFile file : files) {
      sets.computeIfAbsent(Rotation.of(file.input()).set(), set -> new ArrayList<>()).add(file);
    }
    int batch = sets.size() > FEW_LOGS ? SMALL_BATCH : BATCH;
    for (List<LogFile> set : sets.values()) {
      set.sort(OLDEST_FIRST);
      waiting.add(new LogStream(waiting.size(), set, batch, shared, readings));
    }
  }
}
