package dev.bailiff.casework.desk;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.appeals.AppealWindow;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a provider deals with people.
 *
 * @param provider who signs letters
 * @param address where the service is reached from outside; links to appeals begin with it
 * @param window until when decisions can be contested
 * @param settlement who settles disputes out of court, in words, if anybody does
 * @param languages the languages that people are written to in, unless they chose one
 * @param policyLanguage the language of the policy
 * @param lease how long a claim of a case holds
 */
public record DeskSettings(
    String provider,
    URI address,
    AppealWindow window,
    Optional<String> settlement,
    List<Locale> languages,
    Locale policyLanguage,
    Duration lease) {
  public DeskSettings {
    requireNonNull(provider, "provider");
    requireNonNull(window, "window");
    requireNonNull(settlement, "settlement");
    requireNonNull(policyLanguage, "policyLanguage");
    languages = List.copyOf(languages);
    if (address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
      throw new IllegalArgumentException("not an address that links can begin with: " + address);
    }
    if (!lease.isPositive()) {
      throw new IllegalArgumentException("a lease is positive: " + lease);
    }
  }

  /** What holds where nothing else was said. */
  public static DeskSettings at(URI address) {
    return new DeskSettings(
        "The provider of this service",
        address,
        new AppealWindow(AppealWindow.SIX_MONTHS, ZoneOffset.UTC),
        Optional.empty(),
        List.of(Locale.ENGLISH),
        Locale.ENGLISH,
        Duration.ofMinutes(30));
  }

  /** Where a holder of this token appeals. */
  URI appeal(String token) {
    String base = address.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "appeal/" + token);
  }
}
