package dev.bailiff.verify.day;

import dev.bailiff.verify.day.OtherDay.Asker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Those on the other day who break the policy. */
final class OtherOffenders {
  private static final List<String> PROBES =
      List.of(
          "/.env",
          "/wp-login.php",
          "/.git/config",
          "/phpmyadmin/",
          "/backup.zip",
          "/admin.php",
          "/server-status",
          "/.aws/credentials",
          "/config.php.bak",
          "/xmlrpc.php");
  private static final List<String> PAYLOADS =
      List.of(
          "1%27%20OR%20%271%27=%271",
          "1%20UNION%20SELECT%20user,pass%20FROM%20users",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "../../../../etc/passwd",
          "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
          "1;WAITFOR%20DELAY%20%270:0:5%27--",
          "..%2f..%2f..%2f..%2fwindows%2fwin.ini",
          "%27%3B%20DROP%20TABLE%20orders--");

  private final OtherDay day;

  OtherOffenders(OtherDay day) {
    this.day = day;
  }

  void enter() {
    for (int i = 0; i < 3; i++) {
      stuff(i);
    }
    for (int i = 0; i < 2; i++) {
      demand(i);
    }
    for (int i = 0; i < 6; i++) {
      walkRecords(i);
      harvest(i);
      scrape(i);
      guess(i);
      scan(i);
      probe(i);
    }
    for (int i = 0; i < 2; i++) {
      scrapeFromManyPlaces(i);
    }
  }

  private Asker one(String label, int number, String agent) {
    return new Asker(label, label + "-" + number, day.address(), agent, "-");
  }

  /** Five hundred addresses with three to eight tries each, for hours. */
  private void stuff(int number) {
    String shared = day.browser();
    List<Asker> tries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String agent = number == 0 ? shared : day.browser();
      String referrer = number == 2 ? "https://shop.example.net/login" : "-";
      Asker who = new Asker("stuffing", "stuffing-" + number, day.address(), agent, referrer);
      for (int n = day.between(3, 8); n > 0; n--) {
        tries.add(who);
      }
    }
    Collections.shuffle(tries, day.random());
    double hours = day.between(4, 16);
    day.series(
        day.begin(hours),
        tries.size(),
        () -> day.chance(hours * 3_600_000 / tries.size()),
        turn ->
            () -> {
              if (number == 2) {
                day.line(day.now - 500, tries.get(turn).from("-"), "GET /login", 200);
              }
              day.line(day.now, tries.get(turn), "POST /login", day.hits(0.01) ? 302 : 401);
            });
  }

  private void demand(int number) {
    Asker who = one("over-quota", number, "partner-export/2.2");
    int pause = number == 0 ? 1_200 : 3_800;
    day.series(
        day.begin(12),
        11_000,
        () -> day.chance(pause),
        turn -> () -> day.line(day.now, who, "GET /api/v2/stock/" + turn, 200));
  }

  private void walkRecords(int number) {
    Asker who = one("id-walk", number, number % 2 == 0 ? day.browser() : "python-requests/2.31.0");
    int first = day.between(1_000, 90_000);
    String records = number % 3 == 0 ? "GET /account/invoice/" : "GET /api/v2/orders/";
    day.series(
        day.begin(3),
        day.between(300, 2_000),
        () -> day.chance(number % 2 == 0 ? 1_500 : 12_000),
        turn ->
            () ->
                day.line(
                    day.now,
                    who,
                    records + (first + turn),
                    day.hits(0.1) ? 200 : number < 3 ? 403 : 404));
  }

  private void harvest(int number) {
    Asker who = one("harvest", number, number % 2 == 0 ? day.browser() : "curl/8.5.0");
    day.series(
        day.begin(3),
        day.between(500, 1_500),
        () -> day.chance(number % 2 == 0 ? 2_000 : 9_000),
        turn ->
            () ->
                day.line(
                    day.now,
                    who,
                    number % 3 == 0
                        ? "GET /api/v2/users?email=name" + turn + "%40mail.example"
                        : "GET /user/name" + (turn * 7919 % 40_000),
                    day.hits(0.4) ? 200 : 404));
  }

  private void scrape(int number) {
    String agent = number % 3 == 2 ? "Scrapy/2.11.0 (+https://scrapy.org)" : day.browser();
    Asker who = one("scraper", number, agent);
    int pause = List.of(400, 1_500, 5_000).get(number % 3);
    boolean pretends = number >= 3; // sends the page before as the referrer
    day.series(
        day.begin(4),
        day.between(800, 2_500),
        () -> day.chance(pause),
        turn ->
            () ->
                day.line(
                    day.now,
                    pretends ? who.from("https://shop.example.net/product/" + (turn + 99)) : who,
                    "GET /product/" + (turn + 100),
                    200));
  }

  private void scrapeFromManyPlaces(int number) {
    String agent = day.browser();
    List<Asker> places = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      places.add(
          new Asker(
              "scraper-rotating",
              "scraper-rotating-" + number,
              day.address(),
              number == 0 ? agent : day.browser(),
              "-"));
    }
    day.series(
        day.begin(4),
        4_000,
        () -> day.chance(3_000),
        turn ->
            () ->
                day.line(
                    day.now,
                    places.get(day.random().nextInt(places.size())),
                    "GET /product/" + (turn + 100),
                    200));
  }

  private void guess(int number) {
    Asker who = one("brute-force", number, number % 2 == 0 ? day.browser() : "python-urllib/3.9");
    day.series(
        day.begin(2),
        day.between(200, 900),
        () -> day.chance(number % 2 == 0 ? 900 : 6_000),
        turn -> () -> day.line(day.now, who, "POST /login", 401));
  }

  private void scan(int number) {
    String agent = number % 2 == 0 ? "Mozilla/5.0 (compatible; Nuclei)" : day.browser();
    Asker who = one("scanner", number, agent);
    day.series(
        day.begin(1),
        day.between(300, 3_000),
        () -> day.chance(300),
        turn ->
            () ->
                day.line(
                    day.now,
                    who,
                    "GET "
                        + (day.hits(0.2)
                            ? PROBES.get(turn % PROBES.size())
                            : "/dir" + turn % 800 + (day.hits(0.5) ? "/" : ".bak")),
                    day.hits(0.95) ? 404 : 200));
  }

  private void probe(int number) {
    Asker who = one("probe", number, day.browser());
    day.series(
        day.begin(1),
        day.between(12, 60),
        () -> day.chance(4_000),
        turn ->
            () ->
                day.line(
                    day.now,
                    who,
                    "GET /search?q=" + PAYLOADS.get((number + turn % 5) % PAYLOADS.size()) + turn,
                    day.hits(0.65) ? 200 : 403));
  }
}
