package dev.bailiff.casework.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.bailiff.casework.outbox.Channel;
import dev.bailiff.casework.outbox.Delivery;
import dev.bailiff.casework.outbox.Message;
import dev.bailiff.casework.outbox.Posted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Appends messages to a file, one JSON object a line with the message's id first, and forces them
 * to the disk. The file is opened for each batch, so it may be renamed between two; a batch that
 * could not be written whole is taken back.
 */
public final class JsonlChannel implements Channel {
  private static final int BATCH = 200;

  private static final Set<StandardOpenOption> OPTIONS = EnumSet.of(READ, WRITE, CREATE);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final String destination;
  private final Path path;

  /** A channel to this file, which is made if it is not there. */
  public JsonlChannel(String destination, Path path) {
    this.destination = Message.requireName(destination);
    this.path = path;
  }

  @Override
  public String destination() {
    return destination;
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public List<Delivery> deliver(List<Posted> messages) {
    List<Delivery> deliveries = new ArrayList<>(messages.size());
    StringBuilder lines = new StringBuilder();
    for (Posted message : messages) {
      boolean fits = isObjectOnOneLine(message.payload());
      if (fits) {
        lines.append(line(message));
      }
      deliveries.add(
          fits ? new Delivery.Done() : new Delivery.Refused("it is no JSON object on one line"));
    }
    try {
      append(lines.toString());
      return deliveries;
    } catch (IOException e) {
      Delivery failed = Delivery.Failed.because("cannot write: " + e.getClass().getSimpleName());
      return Collections.nCopies(messages.size(), failed);
    }
  }

  @Override
  public void close() {}

  private static boolean isObjectOnOneLine(String payload) {
    return payload.startsWith("{\"") && payload.endsWith("}") && payload.indexOf('\n') < 0;
  }

  private static String line(Posted message) {
    return "{\"id\":\"" + message.id() + "\"," + message.payload().substring(1) + "\n";
  }

  private void append(String lines) throws IOException {
    try (FileChannel file = FileChannel.open(path, OPTIONS, OWNER_ONLY)) {
      long end = file.size();
      ByteBuffer bytes =
          ByteBuffer.wrap((isTorn(file, end) ? "\n" + lines : lines).getBytes(UTF_8));
      try {
        for (long at = end; bytes.hasRemaining(); ) {
          at += file.write(bytes, at);
        }
        file.force(true);
      } catch (IOException e) {
        file.truncate(end);
        throw e;
      }
    }
  }

  /** Whether a crash left half a line. */
  private static boolean isTorn(FileChannel file, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return end > 0 && file.read(last, end - 1) == 1 && last.get(0) != '\n';
  }
}
