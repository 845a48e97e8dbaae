package dev.bailiff.app.simulate;

import java.util.Locale;

/** What kind of client a line comes from. */
public enum Label {
  HUMAN,
  OFFICE,
  MOBILE,
  POWER_USER,
  API_OK,
  APP,
  STALE_SCRIPT,
  MONITOR,
  SEARCH_ENGINE,
  FEED_READER,
  LINK_CHECKER,
  OVER_QUOTA,
  SCANNER,
  SWEEP,
  PROBE,
  BRUTE_FORCE,
  STUFFING,
  SPRAYING,
  ID_WALK,
  SCRAPER,
  PAGE_WALK,
  HARVEST,
  LYING_ROBOT,
  ROBOTS_DISREGARD,
  SPAM,
  PHISHING;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word for it in the table of labels. */
  public String text() {
    return text;
  }

  /** Whether an access log shows what such a client does. */
  public boolean isInLogs() {
    return compareTo(SPAM) < 0;
  }

  /** Whether such a client breaks the policy. */
  public boolean isOffender() {
    return compareTo(OVER_QUOTA) >= 0;
  }
}
