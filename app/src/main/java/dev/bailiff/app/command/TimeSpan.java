package dev.bailiff.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads lengths of time as people write them on a command line, such as {@code 90d}. */
public final class TimeSpan implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhdw])");

  /** The length that the text says, if it is one. */
  public static Optional<Duration> parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(found.group(1));
    return Optional.of(
        switch (found.group(2).charAt(0)) {
          case 's' -> Duration.ofSeconds(count);
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          case 'd' -> Duration.ofDays(count);
          default -> Duration.ofDays(7 * count);
        });
  }

  @Override
  public Duration convert(String text) {
    return parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "`" + text + "` is no length of time such as 30s, 15m, 24h, 90d or 2w"));
  }
}
