package dev.bailiff.app.command;

import dev.bailiff.rules.quantity.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads lengths of time on a command line as policies write them, such as {@code 90d}. */
public final class TimeSpan implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return Durations.parse(text)
        .orElseThrow(() ->
            new TypeConversionException("`" + text + "` is no length of time: " + Durations.FORM));
  }
}
