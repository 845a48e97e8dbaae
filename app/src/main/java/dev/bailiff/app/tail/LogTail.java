package dev.bailiff.app.tail;

import dev.bailiff.app.reader.ReadOptions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows one log; for one thread. */
public final class LogTail implements Closeable {
  /** Servers that were told to reopen their log do so within seconds. */
  static final Duration QUIET = Duration.ofSeconds(30);

  private final Path log;
  private final Offsets offsets;
  private final Following following;
  private final Rotated rotated;
  private final List<LogFile> renamed = new ArrayList<>();
  private @Nullable LogFile current;
  private boolean isCaughtUp;

  private LogTail(Path log, Offsets offsets, Following following) {
    this.log = log;
    this.offsets = offsets;
    this.following = following;
    this.rotated = new Rotated(log, following);
    this.isCaughtUp = offsets.isEmpty();
  }

  /**
   * Follows a log from where it was read to, or from the beginning of its file if it is new.
   *
   * @param offsets the file in which it is written down how far the log was read
   * @param sink where its events go
   */
  public static LogTail open(Path log, Path offsets, ReadOptions options, EventSink sink)
      throws IOException {
    Offsets known = Offsets.open(offsets);
    return new LogTail(log, known, new Following(log, options, known, sink));
  }

  /** Reads what is new, some of it if there is much; false if there was nothing. */
  public boolean poll(Instant now) throws IOException, InterruptedException {
    if (!isCaughtUp) {
      catchUp();
      isCaughtUp = true;
    }
    look(now);
    boolean isBusy = false;
    for (Iterator<LogFile> files = renamed.iterator(); files.hasNext(); ) {
      LogFile file = files.next();
      boolean isOver = file.lastGrowth().plus(QUIET).isBefore(now);
      file.recognise(following);
      isBusy |= file.read(following, isOver, now);
      if (isOver) {
        file.close();
        files.remove();
      }
    }
    LogFile file = current;
    if (file == null) {
      return isBusy;
    }
    if (file.recognise(following)) {
      // others may have come and gone between two polls
      catchUp();
    }
    return file.read(following, false, now) || isBusy;
  }

  /** Writes down how far the log was read. */
  public void save() throws IOException {
    offsets.save();
  }

  /** How many events the log gave since it was opened. */
  public long events() {
    return following.events();
  }

  /** How many of its lines could not be read since it was opened. */
  public long malformed() {
    return following.block().malformed();
  }

  /** The rotated files that could not be read to their end since it was opened, and why. */
  public Map<Path, String> unread() {
    return following.unread();
  }

  /** Whether nothing is read as the format of the lines is not known; for any thread. */
  public boolean isUnknown() {
    return following.isUnknown();
  }

  @Override
  public void close() throws IOException {
    save();
    for (LogFile file : renamed) {
      file.close();
    }
    LogFile file = current;
    if (file != null) {
      file.close();
    }
  }

  private void catchUp() throws IOException, InterruptedException {
    Set<Head> open = new HashSet<>();
    for (LogFile file : renamed) {
      Optional.ofNullable(file.head()).ifPresent(open::add);
    }
    LogFile file = current;
    if (file != null && file.head() != null) {
      open.add(file.head());
    }
    rotated.catchUp(open);
  }

  private void look(Instant now) throws IOException, InterruptedException {
    LogFile file = current;
    try {
      if (file == null) {
        current = LogFile.open(log, now);
      } else if (!file.isAtPath()) {
        LogFile next = LogFile.open(log, now);
        renamed.add(file);
        current = next;
      } else if (file.isRewritten()) {
        file.beginAgain();
        catchUp();
      }
    } catch (NoSuchFileException between) {
      // renamed, and the next one is not there yet
    }
  }
}
