package dev.bailiff.app.simulate;

import java.util.List;

/** A person in front of a browser: looks at pages, thinks, mistypes, signs in, leaves. */
final class Visit implements Step {
  /**
   * How a person goes about it.
   *
   * @param pages how many pages half of the visits stay below
   * @param thinking how long half of the pauses are, in milliseconds
   * @param signingIn how many of the visits are for the application
   * @param tabs how many of the steps open many pages at once
   */
  record Manner(double pages, double thinking, double signingIn, double tabs) {}

  private static final List<String> ENTRIES =
      List.of(
          "-",
          "-",
          "https://www.google.com/",
          "https://www.google.com/",
          "https://www.bing.com/",
          "https://duckduckgo.com/",
          "https://news.ycombinator.com/");

  private static final int MOST_PAGES = 60;
  private static final int TABS = 20;
  private static final int TRIES_BEFORE_RESET = 3;

  private final Chance chance;
  private final Manner manner;
  private final String account;
  private final boolean signsIn;
  private Client client;
  private int pagesLeft;
  private String here;
  private boolean hasFrame;

  Visit(Client client, String account, Manner manner, Chance chance) {
    this.client = client;
    this.account = account;
    this.manner = manner;
    this.chance = chance;
    this.pagesLeft = (int) Math.min(MOST_PAGES, 1 + chance.logNormal(manner.pages, 0.8));
    this.signsIn = chance.hits(manner.signingIn);
    this.hasFrame = chance.hits(0.4);
    this.here = chance.of(ENTRIES);
  }

  @Override
  public void take(long now, Agenda agenda) {
    long at = now;
    if (signsIn && client.user().equals(Client.NOBODY)) {
      at = signIn(now, agenda);
    }
    if (chance.hits(manner.tabs)) {
      at = openTabs(at, agenda);
    } else {
      open(choose(), at, agenda);
    }
    if (--pagesLeft > 0) {
      agenda.at(at + 1_500 + chance.logNormal(manner.thinking, 1.1), this);
    }
  }

  private String choose() {
    if (!client.user().equals(Client.NOBODY)) {
      return switch (chance.below(4)) {
        case 0 -> "/app/dashboard";
        case 1 -> "/app/projects/" + Site.word(account.hashCode() + chance.below(3));
        default -> "/app/issues/" + (20_000 + chance.rank(900));
      };
    }
    double kind = chance.unit();
    if (kind < 0.06) {
      return "/search?q=" + chance.of(Texts.WORDS) + "+" + chance.of(Texts.WORDS);
    }
    if (kind < 0.11) {
      return "/products?page=" + (1 + chance.rank(8));
    }
    return kind < 0.125 ? Site.profile(chance.rank(900)) : Site.page(chance.rank(Site.PAGES));
  }

  /** Loads a page with what it brings along. */
  private void open(String path, long at, Agenda agenda) {
    if (chance.hits(0.012)) {
      agenda.at(at, client, Exchange.refused(mistyped(path), 404));
      return;
    }
    agenda.at(at, client, Site.view(path).from(here));
    String page = Site.ORIGIN + path;
    long loading = at + chance.between(60, 400);
    for (String asset : Site.FRAME) {
      loading = load(asset, hasFrame, page, loading, agenda);
    }
    for (String picture : Site.pictures(path)) {
      loading = load(picture, false, page, loading, agenda);
    }
    if (!hasFrame && chance.hits(0.5)) {
      agenda.at(loading, client, Site.asset("/favicon.ico").from(page));
    }
    if (path.startsWith("/app/")) {
      agenda.at(loading, client, Site.view("/api/v1" + path.substring(4)).from(page));
    }
    hasFrame = true;
    here = page;
  }

  /** Asks for what the browser does not have, and at times whether what it has is still fresh. */
  private long load(String asset, boolean isKept, String page, long at, Agenda agenda) {
    if (!isKept) {
      agenda.at(at, client, Site.asset(asset).from(page));
    } else if (chance.hits(0.2)) {
      agenda.at(at, client, Exchange.unchanged(asset).from(page));
    }
    return at + chance.between(2, 45);
  }

  private long openTabs(long now, Agenda agenda) {
    String list = here;
    long at = now;
    for (int i = chance.between(TABS / 2, TABS); i > 0; i--) {
      here = list;
      open(choose(), at, agenda);
      at += chance.between(250, 1_400);
    }
    return at;
  }

  /** Signs in at once, after a mistake or two, or with a new password. */
  private long signIn(long now, Agenda agenda) {
    open(Site.LOGIN, now, agenda);
    String page = Site.ORIGIN + Site.LOGIN;
    long at = now + 2_000 + chance.logNormal(6_000, 0.6);
    int mistakes = mistakes();
    for (int i = 0; i < mistakes; i++) {
      agenda.at(at, client, Site.signIn(false).from(page).to(account));
      at += 2_500 + chance.logNormal(6_000, 0.6);
    }
    if (mistakes > TRIES_BEFORE_RESET) {
      agenda.at(at, client, Exchange.post("/password/forgotten", 302, 0).from(page));
      at += 20_000 + chance.logNormal(40_000, 0.5);
      agenda.at(at, client, Exchange.post("/password/reset", 302, 0).from(page));
      at += 1_000 + chance.logNormal(8_000, 0.5);
    }
    agenda.at(at, client, Site.signIn(true).from(page).to(account));
    client = client.as(account);
    return at + chance.between(80, 300);
  }

  private int mistakes() {
    double luck = chance.unit();
    return luck < 0.8 ? 0 : luck < 0.93 ? 1 : luck < 0.97 ? 2 : chance.between(3, 6);
  }

  /** The path without one of its letters. */
  private String mistyped(String path) {
    int gap = chance.between(1, Math.max(1, path.length() - 2));
    return path.length() < 3
        ? path + "idnex.html"
        : path.substring(0, gap) + path.substring(gap + 1);
  }
}
