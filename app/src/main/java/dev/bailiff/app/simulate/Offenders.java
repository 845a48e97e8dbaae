package dev.bailiff.app.simulate;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Those who look for holes, and programs that take more than they may. */
final class Offenders {
  private static final List<String> PARAMETERS =
      List.of("/search?q=", "/products?id=", "/docs?file=", "/api/v1/orders?sort=", "/go?url=");
  private static final String GOOGLEBOT =
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
  private static final List<String> CRAWLERS =
      List.of(
          "PriceGatherBot/1.4 (+http://pricegather.example/bot)",
          "Mozilla/5.0 (compatible; CorpusSpider/0.9; +https://corpus.example/about)");
  private static final int ACCOUNTS = 9_000;

  private final Cast cast;

  private Offenders(Cast cast) {
    this.cast = cast;
  }

  /**
   * What one kind of offender does in a day.
   *
   * @param share how much of all lines it makes
   * @param linesEach how many lines one of them makes
   * @param least how many there are in any case
   */
  private record Role(Label label, double share, double linesEach, int least, Cast.Part part) {}

  static void enter(Cast cast) {
    for (Role role : new Offenders(cast).roles()) {
      cast.enter(role.label, role.share, role.linesEach, role.least, role.part);
    }
  }

  /** Offenders of one kind. */
  static void enter(Cast cast, Label label, double share) {
    for (Role role : new Offenders(cast).roles()) {
      if (role.label == label) {
        cast.enter(label, share, role.linesEach, 1, role.part);
      }
    }
  }

  private List<Role> roles() {
    return List.of(
        new Role(Label.OVER_QUOTA, 0.06, 2_400, 3, this::demand),
        new Role(Label.SCANNER, 0.025, 450, 2, this::scan),
        new Role(Label.SWEEP, 0.006, 40, 4, this::sweep),
        new Role(Label.PROBE, 0.006, 18, 5, this::probe),
        new Role(Label.BRUTE_FORCE, 0.01, 250, 2, this::guess),
        new Role(Label.STUFFING, 0.024, 2_000, 1, Stuffing.by(cast)),
        new Role(Label.SPRAYING, 0.003, 90, 1, (_, actor, chance) -> spray(actor, chance)),
        new Role(Label.ID_WALK, 0.012, 230, 2, this::walkRecords),
        new Role(Label.SCRAPER, 0.045, 420, 3, this::scrape),
        new Role(Label.PAGE_WALK, 0.008, 120, 2, this::walkPages),
        new Role(Label.HARVEST, 0.008, 190, 1, this::harvest),
        new Role(Label.LYING_ROBOT, 0.006, 150, 1, (_, actor, chance) -> lie(actor, chance)),
        new Role(Label.ROBOTS_DISREGARD, 0.006, 150, 1, this::disregard));
  }

  /**
   * Three to eight times as often as the 600 times an hour that are allowed, and some are told so;
   * every third just over it, for hours.
   */
  private void demand(int number, String actor, Chance chance) {
    Client client = Programs.program(Label.OVER_QUOTA, actor, chance);
    if (number % 3 == 0) {
      cast.march(
          chance,
          chance.between(4_000, 6_000),
          chance.between(3_600, 5_000),
          900,
          Cast.asking(client, turn -> Site.view("/api/v1/orders/" + (6_000 + turn))));
      return;
    }
    int pause = chance.between(750, 2_000);
    int allowed = number % 2 == 0 ? 600 : Integer.MAX_VALUE;
    cast.march(
        chance,
        chance.between(900, 1_400),
        pause,
        pause / 3,
        Cast.asking(
            client,
            turn -> {
              String target = "/api/v1/orders/" + (6_000 + turn);
              return turn > allowed && chance.hits(0.9)
                  ? Exchange.refused(target, 429)
                  : Site.view(target);
            }));
  }

  /** A scanner, every second one under the name of a browser. */
  private void scan(int number, String actor, Chance chance) {
    String agent = chance.of(number % 2 == 1 ? Texts.SCANNERS : Texts.DESKTOPS);
    Client client = Client.of(Label.SCANNER, actor, Addresses.server(chance), agent);
    IntFunction<Exchange> payload = payloads(chance, Texts.PAYLOADS.size());
    cast.stroll(
        chance,
        chance.between(250, 650),
        chance.between(60, 700),
        Cast.asking(
            client,
            turn -> {
              double kind = chance.unit();
              if (kind < 0.35) {
                return Exchange.refused(chance.of(Texts.PROBED_PATHS), refusal(chance));
              }
              return kind < 0.55
                  ? payload.apply(turn)
                  : Exchange.refused("/" + guessedName(chance), 404);
            }));
  }

  private static int refusal(Chance chance) {
    return chance.hits(0.8) ? 404 : 403;
  }

  private static String guessedName(Chance chance) {
    List<String> endings = List.of("", "/", ".php", ".bak", ".old", "~", ".zip", ".asp");
    return chance.of(Texts.WORDS) + chance.of(endings);
  }

  /** Looks for files that should not be there: many in a minute, or one every few minutes. */
  private void sweep(int number, String actor, Chance chance) {
    boolean isSlow = number % 2 == 0;
    String agent = chance.of(isSlow ? Texts.DESKTOPS : Texts.PROGRAMS);
    Client client = Client.of(Label.SWEEP, actor, Addresses.server(chance), agent);
    int first = chance.below(Texts.PROBED_PATHS.size());
    cast.stroll(
        chance,
        isSlow ? chance.between(20, 40) : chance.between(25, 70),
        isSlow ? Cast.minutes(4) : chance.between(100, 900),
        Cast.asking(
            client,
            turn ->
                Exchange.refused(
                    Texts.PROBED_PATHS.get((first + turn) % Texts.PROBED_PATHS.size()),
                    refusal(chance))));
  }

  /** Tries attack strings of one kind after the other, some of which are answered. */
  private void probe(int number, String actor, Chance chance) {
    String address = number % 3 == 0 ? Addresses.proxy(chance) : Addresses.server(chance);
    Client client = Client.of(Label.PROBE, actor, address, chance.of(Texts.DESKTOPS));
    cast.stroll(
        chance,
        chance.between(10, 26),
        chance.between(1_500, 25_000),
        Cast.asking(client, payloads(chance, 12)));
  }

  /** Some of the attack strings that stand next to each other, in parameters. */
  private static IntFunction<Exchange> payloads(Chance chance, int variety) {
    int first = chance.below(Texts.PAYLOADS.size());
    return _ -> {
      int place = (first + chance.below(variety)) % Texts.PAYLOADS.size();
      String target = chance.of(PARAMETERS) + Texts.PAYLOADS.get(place);
      double luck = chance.unit();
      if (luck < 0.6) {
        return Exchange.get(target, 200, 3_100 + target.length());
      }
      return Exchange.refused(target, luck < 0.8 ? 400 : luck < 0.93 ? 403 : 500);
    };
  }

  /** Guesses the password of an account; now and then the last guess is right. */
  private void guess(int number, String actor, Chance chance) {
    String agent = chance.of(number % 2 == 0 ? Texts.DESKTOPS : Texts.PROGRAMS);
    Client client = Client.of(Label.BRUTE_FORCE, actor, Addresses.server(chance), agent);
    int tries = chance.between(120, 380);
    boolean isRight = chance.hits(0.3);
    cast.stroll(
        chance,
        tries,
        chance.between(300, 4_000),
        Cast.asking(client, turn -> Site.signIn(isRight && turn == tries - 1)));
  }

  /** Tries one password on many accounts from a handful of addresses, slowly. */
  private void spray(String actor, Chance chance) {
    String agent = chance.of(Texts.DESKTOPS);
    List<Client> clients =
        Stream.generate(() -> Client.of(Label.SPRAYING, actor, Addresses.server(chance), agent))
            .limit(4)
            .toList();
    cast.march(
        chance,
        chance.between(70, 110),
        chance.between(20_000, 80_000),
        9_000,
        (turn, now, agenda) -> agenda.at(now, chance.of(clients), Site.signIn(turn % 60 == 59)));
  }

  /** Asks for one record after the other, most of which belong to others. */
  private void walkRecords(int number, String actor, Chance chance) {
    String agent = chance.of(number % 2 == 0 ? Texts.DESKTOPS : Texts.PROGRAMS);
    String user = number % 3 == 0 ? Client.NOBODY : Site.account(chance.below(ACCOUNTS));
    Client client = Client.of(Label.ID_WALK, actor, Addresses.proxy(chance), agent).as(user);
    String records = chance.hits(0.7) ? "/api/orders/" : "/api/v1/invoices/";
    int first = chance.between(1_001, 9_000);
    int stride = chance.hits(0.8) ? 1 : chance.between(2, 7);
    cast.stroll(
        chance,
        chance.between(120, 350),
        chance.between(400, 6_000),
        Cast.asking(
            client,
            turn -> {
              String target = records + (first + turn * stride);
              double luck = chance.unit();
              return luck < 0.12
                  ? Site.view(target)
                  : Exchange.refused(target, luck < 0.65 ? 403 : 404);
            }));
  }

  /**
   * Takes page after page: fast; slowly and evenly; or from many addresses at once, with the
   * program of one of them or of each its own.
   */
  private void scrape(int number, String actor, Chance chance) {
    String agent = chance.of(Texts.DESKTOPS);
    boolean isOneProgram = number % 6 != 0;
    Supplier<String> agents = () -> isOneProgram ? agent : chance.of(Texts.DESKTOPS);
    List<Client> clients =
        Stream.generate(
                () -> Client.of(Label.SCRAPER, actor, Addresses.proxy(chance), agents.get()))
            .limit(number % 3 == 0 ? chance.between(60, 140) : 1)
            .toList();
    int first = chance.below(Site.PAGES);
    Walk.Turn turn =
        (done, now, agenda) ->
            agenda.at(now, chance.of(clients), Site.view(Site.page((first + done) % Site.PAGES)));
    switch (number % 3) {
      case 0 -> cast.stroll(chance, chance.between(500, 700), 2_500, turn);
      case 1 -> cast.stroll(chance, chance.between(350, 550), chance.between(90, 500), turn);
      default ->
          cast.march(chance, chance.between(250, 400), 7_000 + chance.below(9) * 500, 90, turn);
    }
  }

  /** Reads a list from its first page to its last. */
  private void walkPages(int number, String actor, Chance chance) {
    String agent = chance.of(number % 2 == 0 ? Texts.PROGRAMS : Texts.DESKTOPS);
    Client client = Client.of(Label.PAGE_WALK, actor, Addresses.server(chance), agent);
    String list = number % 2 == 0 ? "/products?sort=new&page=" : "/topics/all?page=";
    cast.march(
        chance,
        chance.between(80, 160),
        chance.between(900, 4_000),
        300,
        Cast.asking(client, turn -> Site.view(list + (1 + turn))));
  }

  /** Collects what people say about themselves, person by person. */
  private void harvest(int number, String actor, Chance chance) {
    String agent = chance.of(number % 2 == 0 ? Texts.PROGRAMS : Texts.DESKTOPS);
    Client client = Client.of(Label.HARVEST, actor, Addresses.proxy(chance), agent);
    int first = chance.below(ACCOUNTS);
    cast.stroll(
        chance,
        chance.between(140, 240),
        chance.between(1_000, 9_000),
        Cast.asking(
            client,
            turn -> {
              String profile = Site.profile(first + turn);
              return chance.hits(0.2) ? Exchange.refused(profile, 404) : Site.view(profile);
            }));
  }

  /** Says that it is the crawler of a search engine, from a rented server. */
  private void lie(String actor, Chance chance) {
    Client client = Client.of(Label.LYING_ROBOT, actor, Addresses.server(chance), GOOGLEBOT);
    cast.stroll(
        chance,
        chance.between(110, 190),
        chance.between(500, 3_000),
        Cast.asking(client, _ -> Site.view(Site.page(chance.below(Site.PAGES)))));
  }

  /** A crawler that never asks for robots.txt, and takes what that file forbids. */
  private void disregard(int number, String actor, Chance chance) {
    Client client =
        Client.of(
            Label.ROBOTS_DISREGARD,
            actor,
            Addresses.server(chance),
            CRAWLERS.get(number % CRAWLERS.size()));
    cast.stroll(
        chance,
        chance.between(110, 190),
        chance.between(1_000, 8_000),
        Cast.asking(
            client,
            _ ->
                chance.hits(0.4)
                    ? Site.view(
                        "/search?q=" + chance.of(Texts.WORDS) + "+" + chance.of(Texts.WORDS))
                    : Site.view(Site.page(chance.below(Site.PAGES)))));
  }
}
