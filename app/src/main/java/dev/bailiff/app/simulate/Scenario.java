package dev.bailiff.app.simulate;

import java.util.Locale;
import java.util.function.Consumer;

/** What a running service can be tried with. */
public enum Scenario {
  PEOPLE("people in front of browsers"),
  MIXED("mostly people, and some of every attack"),
  SCANNER("scanners that look for holes"),
  PATH_SWEEP("those who look for files that should not be there"),
  INJECTION_PROBE("those who try attack strings in parameters"),
  RECORD_WALK("those who ask for other people's records, one after the other"),
  SCRAPER("those who take page after page"),
  LIST_WALK("those who read lists from the first page to the last"),
  PROFILE_HARVEST("those who collect what people say about themselves"),
  OVER_QUOTA("programs that ask far more often than they may"),
  BRUTE_FORCE("those who guess at one account"),
  CREDENTIAL_STUFFING("those who try stolen pairs of name and password"),
  PASSWORD_SPRAYING("those who try one password on many accounts"),
  SPAM_WAVE("new accounts that send offers to strangers"),
  PHISHING_WAVE("new accounts that send letters that pretend to be yours");

  private final String words;
  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Scenario(String words) {
    this.words = words;
  }

  /** Its name on the command line. */
  public String text() {
    return text;
  }

  /** Who takes part. */
  public String words() {
    return words;
  }

  void enter(Cast cast, Consumer<SimulatedEvent> out) {
    switch (this) {
      case PEOPLE -> People.enter(cast);
      case MIXED -> mixed(cast, out);
      case SCANNER -> Offenders.enter(cast, Label.SCANNER, 1);
      case PATH_SWEEP -> Offenders.enter(cast, Label.SWEEP, 1);
      case INJECTION_PROBE -> Offenders.enter(cast, Label.PROBE, 1);
      case RECORD_WALK -> Offenders.enter(cast, Label.ID_WALK, 1);
      case SCRAPER -> Offenders.enter(cast, Label.SCRAPER, 1);
      case LIST_WALK -> Offenders.enter(cast, Label.PAGE_WALK, 1);
      case PROFILE_HARVEST -> Offenders.enter(cast, Label.HARVEST, 1);
      case OVER_QUOTA -> Offenders.enter(cast, Label.OVER_QUOTA, 1);
      case BRUTE_FORCE -> new SignIns(cast, out).guess(1);
      case CREDENTIAL_STUFFING -> new SignIns(cast, out).stuff(1);
      case PASSWORD_SPRAYING -> new SignIns(cast, out).spray(1);
      case SPAM_WAVE -> new Messages(cast, out).spam(1);
      case PHISHING_WAVE -> new Messages(cast, out).phish(1);
    }
  }

  private static void mixed(Cast cast, Consumer<SimulatedEvent> out) {
    Offenders.enter(cast, Label.SCANNER, 0.04);
    Offenders.enter(cast, Label.SWEEP, 0.02);
    Offenders.enter(cast, Label.PROBE, 0.01);
    Offenders.enter(cast, Label.ID_WALK, 0.02);
    Offenders.enter(cast, Label.SCRAPER, 0.04);
    Offenders.enter(cast, Label.PAGE_WALK, 0.02);
    SignIns signIns = new SignIns(cast, out);
    signIns.guess(0.04);
    signIns.stuff(0.04);
    signIns.spray(0.02);
    Messages messages = new Messages(cast, out);
    messages.spam(0.02);
    messages.phish(0.02);
    People.enter(cast);
  }
}
