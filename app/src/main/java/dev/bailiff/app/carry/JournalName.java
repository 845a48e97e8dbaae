package dev.bailiff.app.carry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The name that a journal has for life, kept beside it, so that no other is taken for it. */
public final class JournalName {
  private static final String FILE = "journal-name";

  private JournalName() {}

  /** The name of the journal in this folder, which gets one if it has none. */
  public static String in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      write(file, UUID.randomUUID().toString());
    }
    String name = Files.readString(file, US_ASCII).strip();
    if (!name.matches("[0-9a-f-]{36}")) {
      throw new IOException(file + " does not hold the name of a journal");
    }
    return name;
  }

  private static void write(Path file, String name) throws IOException {
    Path next = file.resolveSibling(FILE + ".next");
    try (FileChannel channel = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(name.getBytes(US_ASCII)));
      channel.force(true);
    }
    Files.move(next, file, ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
      channel.force(true);
    }
  }
}
