package dev.bailiff.app.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The directory that a journal lives in, as far as the journal needs one. */
interface JournalFolder {
  /** How messages name it. */
  String path();

  /** How messages name one of its files. */
  default String pathOf(String name) {
    return path() + "/" + name;
  }

  /** Keeps every other journal out until it is closed. */
  Closeable lock() throws IOException;

  List<String> names() throws IOException;

  /** Makes a file that must not exist yet. */
  JournalFile create(String name) throws IOException;

  JournalFile open(String name) throws IOException;

  JournalFile openToRead(String name) throws IOException;

  void delete(String name) throws IOException;

  /** Returns when the creations and deletions so far are on the disk. */
  void force() throws IOException;
}
