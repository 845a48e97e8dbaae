package dev.bailiff.app.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rotated set a file belongs to and where in it, by its name.
 *
 * @param set the name that all files of the set share
 * @param age places files without a known time: the greater, the older; the live file has 0
 */
record Rotation(String set, long age) {
  private static final Pattern PACKED = Pattern.compile("\\.(gz|gzip|zst|zstd)$");

  /** {@code access.log.3}. */
  private static final Pattern NUMBERED = Pattern.compile("^(.+)\\.([0-9]{1,5})$");

  /** {@code access.log-20150517}, {@code access.log.2015-05-17}, {@code access.log-2015051712}. */
  private static final Pattern DATED =
      Pattern.compile("^(.+)[-._]([0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:[-_.T]?[0-9]{2,6})?)$");

  /**
   * Dates count backwards from here, so that the older is the greater, and all are older than the
   * live file.
   */
  private static final long END_OF_DATES = 100_000_000_000_000L;

  static Rotation of(Input input) {
    return of(input.folder(), input.fileName());
  }

  /** That of a file by its whole path. */
  static Rotation of(String path) {
    int slash = path.lastIndexOf('/');
    return of(path.substring(0, Math.max(0, slash)), path.substring(slash + 1));
  }

  private static Rotation of(String folder, String fileName) {
    String name = PACKED.matcher(fileName).replaceFirst("");
    Matcher dated = DATED.matcher(name);
    if (dated.matches()) {
      String digits = dated.group(2).replaceAll("[^0-9]", "");
      long date = Long.parseLong((digits + "000000").substring(0, 14));
      return new Rotation(set(folder, dated.group(1)), END_OF_DATES - date);
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.matches()) {
      return new Rotation(set(folder, numbered.group(1)), Long.parseLong(numbered.group(2)));
    }
    return new Rotation(set(folder, name), 0);
  }

  private static String set(String folder, String stem) {
    return folder + "\n" + stem;
  }
}
