package dev.bailiff.app.replay;

import dev.bailiff.core.action.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures and answers in words for people who do not know the program. */
final class Words {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Words() {}

  /** What became of an event. */
  static String answered(Verdict verdict) {
    return switch (verdict) {
      case ALLOW -> "allowed";
      case CHALLENGE -> "challenged";
      case THROTTLE -> "slowed down";
      case HOLD -> "held for review";
      case DENY -> "denied";
    };
  }

  /** A time to the minute, in UTC. */
  static String minute(long timeMillis) {
    return MINUTE.format(Instant.ofEpochMilli(timeMillis));
  }

  /** Such as {@code 1 event} or {@code 2 events}. */
  static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
