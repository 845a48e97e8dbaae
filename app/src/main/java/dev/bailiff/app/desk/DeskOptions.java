package dev.bailiff.app.desk;

import static java.util.Objects.requireNonNull;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.casework.appeals.AppealWindow;
import dev.bailiff.casework.desk.DeskSettings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator says of the desk.
 *
 * @param provider who signs letters
 * @param settlement who settles disputes out of court, in words
 * @param language the language that people are written to in, unless they chose one
 * @param lease how long a claim of a case holds
 * @param kept how long it is kept whom something was about after it is over; empty for ever
 */
public record DeskOptions(
    String provider,
    Optional<String> settlement,
    Locale language,
    Duration lease,
    Optional<Duration> kept) {
  /** What holds where nothing is said. */
  public static final DeskOptions DEFAULT =
      new DeskOptions(
          "The provider of this service",
          Optional.empty(),
          Locale.ENGLISH,
          Duration.ofMinutes(30),
          Optional.empty());

  /** Six months, within which everything can be contested, and some days to hear it. */
  private static final Duration LEAST_KEPT = Duration.ofDays(200);

  private static final Duration LONGEST_LEASE = Duration.ofDays(1);

  public DeskOptions {
    requireNonNull(provider, "provider");
    requireNonNull(settlement, "settlement");
    requireNonNull(language, "language");
    requireNonNull(lease, "lease");
    requireNonNull(kept, "kept");
  }

  /** What the configuration says. */
  public static DeskOptions read(Configuration config) {
    if (config
        .url("public-url")
        .filter(url -> url.getQuery() != null || url.getFragment() != null)
        .isPresent()) {
      config.problem("public-url", "links begin with it, so it ends before any `?` or `#`");
    }
    Duration lease = config.duration("cases.lease").orElse(DEFAULT.lease());
    if (!lease.isPositive() || lease.compareTo(LONGEST_LEASE) > 0) {
      config.problem("cases.lease", "a claim of a case holds for up to a day");
      lease = DEFAULT.lease();
    }
    return new DeskOptions(
        config.text("provider.name").orElse(DEFAULT.provider()),
        config.text("provider.settlement"),
        config
            .choice("provider.language", Map.of("en", Locale.ENGLISH, "de", Locale.GERMAN))
            .orElse(DEFAULT.language()),
        lease,
        kept(config));
  }

  private static Optional<Duration> kept(Configuration config) {
    Optional<Duration> kept = config.duration("records.keep");
    if (kept.filter(it -> it.compareTo(LEAST_KEPT) < 0).isPresent()) {
      config.problem("records.keep", "records are kept at least as long as appeals are open: 200d");
      return Optional.empty();
    }
    return kept;
  }

  /** The settings of a desk whose service is reached at this address. */
  public DeskSettings settings(URI address) {
    return new DeskSettings(
        provider,
        address,
        new AppealWindow(AppealWindow.SIX_MONTHS, ZoneOffset.UTC),
        settlement,
        List.of(language),
        Locale.ENGLISH,
        lease);
  }
}
