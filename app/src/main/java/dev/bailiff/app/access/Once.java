package dev.bailiff.app.access;

import dev.bailiff.casework.access.KeyText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values that are given back once, and not for long, to who brings a text that cannot be guessed.
 *
 * @param <T> the values
 */
public final class Once<T> {
  private final Duration lasts;
  private final int most;
  private final InstantSource time;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept<T>> kept = new LinkedHashMap<>();

  private record Kept<T>(T value, Instant until) {}

  /**
   * @param lasts how long a value is kept
   * @param most how many are kept; then the oldest goes
   * @param time tells how long
   */
  public Once(Duration lasts, int most, InstantSource time) {
    this.lasts = lasts;
    this.most = most;
    this.time = time;
  }

  /** Keeps a value, and says what gives it back. */
  public synchronized String keep(T value) {
    if (kept.size() >= most) {
      kept.remove(kept.keySet().iterator().next());
    }
    String text = KeyText.draw(random).secret();
    kept.put(text, new Kept<>(value, time.instant().plus(lasts)));
    return text;
  }

  /** The value, if it has not been given back yet. */
  public synchronized Optional<T> take(String text) {
    return Optional.ofNullable(kept.remove(text))
        .filter(it -> time.instant().isBefore(it.until))
        .map(Kept::value);
  }
}
