package dev.bailiff.app.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the inputs that arguments name: files, folders with all that lies below them, and {@code
 * -}.
 */
final class InputFinder {
  /** The argument that means standard input. */
  static final String STANDARD_INPUT = "-";

  private final InputStream standardInput;
  private final Instant now;
  private final List<InputProblem> problems;
  private final List<Input> found = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();
  private boolean standardInputTaken;

  InputFinder(InputStream standardInput, Instant now, List<InputProblem> problems) {
    this.standardInput = standardInput;
    this.now = now;
    this.problems = problems;
  }

  List<Input> find(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.equals(STANDARD_INPUT)) {
        standardInput();
      } else {
        path(argument);
      }
    }
    return List.copyOf(found);
  }

  private void standardInput() {
    if (!standardInputTaken) {
      standardInputTaken = true;
      found.add(Input.standard(standardInput, now));
    }
  }

  private void path(String argument) {
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException invalid) {
      problems.add(InputProblem.error(printable(argument), "is not a file name"));
      return;
    }
    if (!Files.exists(path)) {
      problems.add(InputProblem.error(printable(argument), "does not exist"));
    } else if (Files.isDirectory(path)) {
      folder(path);
    } else {
      add(path, true);
    }
  }

  private void folder(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(folder, new Collector(folder, files));
    } catch (IOException | UncheckedIOException failure) {
      problems.add(unreadable(folder, failure));
    }
    Collections.sort(files);
    int before = found.size();
    for (Path file : files) {
      add(file, false);
    }
    if (files.isEmpty()) {
      problems.add(InputProblem.error(printable(folder.toString()), "is a folder without files"));
    } else if (found.size() == before) {
      problems.add(
          InputProblem.note(printable(folder.toString()), "holds only files named before"));
    }
  }

  private void add(Path file, boolean asked) {
    try {
      if (seen.add(file.toRealPath())) {
        found.add(Input.file(file, printable(file.toString()), asked));
      }
    } catch (IOException failure) {
      problems.add(unreadable(file, failure));
    }
  }

  private static InputProblem unreadable(Path path, Exception failure) {
    String reason =
        failure instanceof AccessDeniedException
            ? "must not be read: permission denied"
            : "cannot be read: " + failure.getMessage();
    return InputProblem.error(printable(path.toString()), reason);
  }

  /** The name without control characters, which file names may hold and terminals obey. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;

    Collector(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(root) || !isHidden(folder)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!isHidden(file) && Files.isRegularFile(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      problems.add(unreadable(file, failure));
      return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
      Path name = path.getFileName();
      return name != null && name.toString().length() > 1 && name.toString().startsWith(".");
    }
  }
}
