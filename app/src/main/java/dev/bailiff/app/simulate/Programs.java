package dev.bailiff.app.simulate;

import java.util.List;
import java.util.function.IntFunction;

/** Programs that do what they may: interfaces used within bounds, monitors, crawlers. */
final class Programs {
  private static final String GOOGLEBOT =
      "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1;"
          + " +http://www.google.com/bot.html) Chrome/142.0.0.0 Safari/537.36";
  private static final String BINGBOT =
      "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0;"
          + " +http://www.bing.com/bingbot.htm) Chrome/136.0.0.0 Safari/537.36";
  private static final List<String> MONITORS =
      List.of(
          "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
          "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
          "Better Uptime Bot Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)");
  private static final List<String> APPS =
      List.of(
          "ExampleApp/7.4.1 (iPhone; iOS 18.1; Scale/3.00)",
          "ExampleApp/7.4.0 (iPad; iOS 17.7; Scale/2.00)",
          "ExampleApp/7.3.2 (Linux; Android 14; Pixel 8) okhttp/4.12.0");
  private static final List<String> FEED_READERS =
      List.of(
          "Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)",
          "NetNewsWire (RSS Reader; https://netnewswire.com/)",
          "FreshRSS/1.27.1 (Linux; https://freshrss.org)",
          "Tiny Tiny RSS/25.04 (https://tt-rss.org/)");
  private static final List<String> LINK_CHECKERS =
      List.of(
          "LinkChecker/10.6.0 (+https://linkchecker.github.io/linkchecker/)",
          "W3C-checklink/5.0.0 libwww-perl/6.78");

  private Programs() {}

  static void enter(Cast cast) {
    double hours = cast.day().hours();
    cast.enter(Label.API_OK, 0.06, 170 * hours, 3, (_, actor, chance) -> sync(cast, actor, chance));
    cast.enter(Label.APP, 0.02, 26, 5, (_, actor, chance) -> useApp(cast, actor, chance));
    cast.enter(
        Label.STALE_SCRIPT, 0.002, 4 * hours, 1, (_, actor, chance) -> retry(cast, actor, chance));
    cast.enter(
        Label.MONITOR, 0.02, 60 * hours, 2, (n, actor, chance) -> watch(cast, n, actor, chance));
    cast.enter(
        Label.SEARCH_ENGINE,
        0.02,
        150 * hours,
        2,
        (n, actor, chance) -> crawl(cast, n, actor, chance));
    cast.enter(
        Label.FEED_READER, 0.004, 2.4 * hours, 4, (_, actor, chance) -> feed(cast, actor, chance));
    cast.enter(Label.LINK_CHECKER, 0.004, 50, 1, (_, actor, chance) -> check(cast, actor, chance));
  }

  /** Asks an interface for what is new, then for some of it; never more than 450 times an hour. */
  private static void sync(Cast cast, String actor, Chance chance) {
    Client client = program(Label.API_OK, actor, chance);
    int most = chance.between(1, 6);
    int pause = most * chance.between(8_000, 50_000);
    cast.patrol(
        chance,
        pause,
        pause / 20,
        (number, now, agenda) -> {
          agenda.at(now, client, Site.view("/api/v1/orders?updated=" + now / 1_000));
          long at = now;
          for (int i = chance.below(most); i > 0; i--) {
            at += chance.between(90, 600);
            agenda.at(at, client, Site.view("/api/v1/orders/" + (5_000 + number * 3 + i)));
          }
        });
  }

  /** An app of the provider's own: signs in without a page, now and then with a wrong password. */
  private static void useApp(Cast cast, String actor, Chance chance) {
    Client client = Client.of(Label.APP, actor, Addresses.home(chance), chance.of(APPS));
    String account = Site.account(chance.below(6_000));
    int mistakes = chance.hits(0.15) ? chance.between(1, 3) : 0;
    cast.stroll(
        chance,
        mistakes + chance.between(12, 40),
        9_000,
        (turn, now, agenda) -> {
          if (turn <= mistakes) {
            agenda.at(now, client, Site.signIn(turn == mistakes).to(account));
          } else {
            agenda.at(now, client.as(account), Site.view("/api/v1/issues/" + chance.rank(900)));
          }
        });
  }

  /** A script with a password that is no longer right, which tries again and again. */
  private static void retry(Cast cast, String actor, Chance chance) {
    Client client =
        Client.of(Label.STALE_SCRIPT, actor, Addresses.server(chance), chance.of(Texts.PROGRAMS));
    String account = Site.account(chance.below(6_000));
    int pause = Cast.minutes(chance.between(10, 30));
    cast.patrol(chance, pause, 2_000, Cast.asking(client, _ -> Site.signIn(false).to(account)));
  }

  /** A program with an account of its own on a rented server. */
  static Client program(Label label, String actor, Chance chance) {
    String agent = chance.of(Texts.PROGRAMS);
    return Client.of(label, actor, Addresses.server(chance), agent)
        .as("svc-" + chance.of(Texts.WORDS) + "-" + actor);
  }

  private static void watch(Cast cast, int number, String actor, Chance chance) {
    Client client =
        Client.of(
            Label.MONITOR, actor, Addresses.server(chance), MONITORS.get(number % MONITORS.size()));
    Exchange question = number % 2 == 0 ? Exchange.get("/health", 200, 15) : Site.view("/").head();
    cast.patrol(chance, Cast.minutes(1), 120, Cast.asking(client, _ -> question));
  }

  private static void crawl(Cast cast, int number, String actor, Chance chance) {
    boolean isGoogle = number % 2 == 0;
    Client client =
        Client.of(
            Label.SEARCH_ENGINE,
            actor,
            isGoogle ? Addresses.googlebot(chance) : Addresses.bingbot(chance),
            isGoogle ? GOOGLEBOT : BINGBOT);
    int pause = chance.between(8_000, 48_000);
    cast.patrol(chance, pause, pause * 3 / 4, Cast.asking(client, crawling(chance)));
  }

  /** Asks for robots.txt, then for pages all over the site, now and then for one that has gone. */
  private static IntFunction<Exchange> crawling(Chance chance) {
    return number -> {
      String page = Site.page(chance.below(Site.PAGES));
      if (number % 400 == 0) {
        return Exchange.get("/robots.txt", 200, 214);
      }
      double kind = chance.unit();
      if (kind < 0.04) {
        return Exchange.refused(page + "-old", 404);
      }
      return kind < 0.2 ? Exchange.unchanged(page) : Site.view(page);
    };
  }

  private static void feed(Cast cast, String actor, Chance chance) {
    String address = chance.hits(0.5) ? Addresses.home(chance) : Addresses.server(chance);
    Client client = Client.of(Label.FEED_READER, actor, address, chance.of(FEED_READERS));
    int pause = Cast.minutes(chance.between(15, 60));
    cast.patrol(
        chance,
        pause,
        5_000,
        Cast.asking(
            client,
            _ ->
                chance.hits(0.8)
                    ? Exchange.unchanged("/blog/feed.xml")
                    : Site.view("/blog/feed.xml")));
  }

  private static void check(Cast cast, String actor, Chance chance) {
    Client client =
        Client.of(Label.LINK_CHECKER, actor, Addresses.server(chance), chance.of(LINK_CHECKERS));
    cast.march(
        chance,
        chance.between(30, 70),
        1_000,
        300,
        Cast.asking(
            client,
            number ->
                number == 0
                    ? Exchange.get("/robots.txt", 200, 214)
                    : Site.view(Site.page(chance.rank(Site.PAGES))).head()));
  }
}
