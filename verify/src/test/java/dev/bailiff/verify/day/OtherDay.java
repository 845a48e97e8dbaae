package dev.bailiff.verify.day;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * A day of another site, with other habits than those that {@code bailiff simulate} knows: no
 * accounts in the log, browsers of many versions, people without referrers or with all page parts
 * cached, attackers that vary their programs. Who tunes rules on the one should report on the
 * other.
 */
final class OtherDay {
  /** A line, and who is behind it. */
  record Entry(long time, String label, String actor, String text) {}

  private static final long START = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int PAGES = 20_000;

  private final Random random;
  private final List<Entry> entries = new ArrayList<>();

  private OtherDay(long seed) {
    this.random = new Random(seed * 7_919 + 17);
  }

  /** The lines of a day, in order of time. */
  static List<Entry> of(long seed) {
    OtherDay day = new OtherDay(seed);
    day.people();
    day.programs();
    new OtherOffenders(day).enter();
    day.entries.sort(Comparator.comparingLong(Entry::time));
    return day.entries;
  }

  /** Somebody at an address with a program, who asks. */
  record Asker(String label, String actor, String address, String agent, String referrer) {
    Asker from(String page) {
      return new Asker(label, actor, address, agent, page);
    }
  }

  Random random() {
    return random;
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean hits(double likelihood) {
    return random.nextDouble() < likelihood;
  }

  /** Some moment of the day, of which so many hours are still left. */
  long begin(double hours) {
    return START + (long) (random.nextDouble() * Math.max(1, DAY - hours * HOUR));
  }

  void line(long time, Asker who, String request, int status) {
    if (time >= START && time < START + DAY) {
      String text =
          "%s - - [%s] \"%s HTTP/1.1\" %d %d \"%s\" \"%s\""
              .formatted(
                  who.address(),
                  STAMP.format(Instant.ofEpochMilli(time)),
                  request,
                  status,
                  300 + random.nextInt(30_000),
                  who.referrer(),
                  who.agent());
      entries.add(new Entry(time, who.label(), who.actor(), text));
    }
  }

  /** So many requests, one after the other; the end of the last. */
  long series(long from, int count, LongSupplier pause, IntFunction<Runnable> each) {
    long time = from;
    for (int i = 0; i < count; i++) {
      now = time;
      each.apply(i).run();
      time += Math.max(1, pause.getAsLong());
    }
    return time;
  }

  /** The time of the request that a series makes. */
  long now;

  long chance(double meanMillis) {
    return (long) (-meanMillis * Math.log(1 - random.nextDouble()));
  }

  String address() {
    return between(11, 99) + "." + between(0, 255) + "." + between(0, 255) + "." + between(1, 254);
  }

  String browser() {
    int version = between(96, 142);
    return switch (random.nextInt(5)) {
      case 0 ->
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/"
              + between(14, 18)
              + "."
              + between(0, 6)
              + " Safari/605.1.15";
      case 1 ->
          "Mozilla/5.0 (X11; Linux x86_64; rv:"
              + version
              + ".0) Gecko/20100101 Firefox/"
              + version
              + ".0";
      case 2 ->
          "Mozilla/5.0 (Linux; Android "
              + between(9, 15)
              + "; K) AppleWebKit/537.36 (KHTML,"
              + " like Gecko) Chrome/"
              + version
              + ".0.0.0 Mobile Safari/537.36";
      default ->
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/"
              + version
              + ".0.0.0 Safari/537.36";
    };
  }

  String page() {
    int rank = (int) Math.pow(PAGES, random.nextDouble());
    return switch (rank % 5) {
      case 0 -> "/product/" + rank;
      case 1 -> "/wiki/Article_" + rank;
      case 2 -> "/search?q=item+" + rank;
      case 3 -> "/category/" + rank % 40 + "?page=" + (1 + random.nextInt(4));
      default -> rank < 10 ? "/" : "/news/" + rank;
    };
  }

  private void people() {
    for (int i = 0; i < 1_500; i++) {
      Asker who = new Asker("human", "human-" + i, address(), browser(), "-");
      for (int visits = between(1, 3); visits > 0; visits--) {
        visit(who, diurnal());
      }
    }
    for (int i = 0; i < 8; i++) {
      String address = address();
      List<String> agents = List.of(browser(), browser(), browser());
      for (int j = between(80, 220); j > 0; j--) {
        String agent = agents.get(random.nextInt(agents.size()));
        visit(new Asker("shared", "shared-" + i, address, agent, "-"), diurnal());
      }
    }
  }

  private long diurnal() {
    long time = START + (long) (random.nextDouble() * DAY);
    double hour = (time - START) / (double) HOUR;
    return hits(0.55 - 0.45 * Math.cos((hour - 3) * Math.PI / 12)) ? time : diurnal();
  }

  private void visit(Asker who, long begin) {
    boolean hidesReferrer = hits(0.1);
    boolean isCached = hits(0.05);
    String here = hits(0.6) ? "-" : "https://search.example.org/";
    long time = begin;
    if (hits(0.15)) {
      time = signIn(who, time, isCached);
    }
    for (int pages = 1 + (int) chance(6); pages > 0; pages--) {
      String page = hits(0.01) ? "/gone/" + random.nextInt(5_000) : page();
      line(time, who.from(hidesReferrer ? "-" : here), "GET " + page, hits(0.01) ? 404 : 200);
      here = "https://shop.example.net" + page;
      parts(hidesReferrer ? who : who.from(here), time, isCached);
      time += 800 + (long) (15_000 * Math.exp(1.1 * random.nextGaussian()));
    }
  }

  private void parts(Asker who, long time, boolean isCached) {
    for (int parts = isCached ? 0 : between(3, 13); parts > 0; parts--) {
      line(time + between(50, 900), who, "GET /assets/part-" + random.nextInt(300) + ".js", 200);
    }
  }

  private long signIn(Asker who, long begin, boolean isCached) {
    long time = begin;
    line(time, who, "GET /login", 200);
    Asker there = who.from("https://shop.example.net/login");
    parts(there, time, isCached);
    double luck = random.nextDouble();
    int mistakes = luck < 0.75 ? 0 : luck < 0.9 ? 1 : between(2, 5);
    for (int i = 0; i <= mistakes; i++) {
      time += 3_000 + chance(7_000);
      line(time, there, "POST /login", i == mistakes ? 302 : 401);
    }
    return time + 400;
  }

  private void programs() {
    for (int i = 0; i < 30; i++) {
      String agent = List.of("okhttp/4.9.3", "Go-http-client/2.0", "acme-erp/5").get(i % 3);
      Asker who = new Asker("api-ok", "api-ok-" + i, address(), agent, "-");
      int mean = between(40_000, 120_000);
      series(
          START,
          (int) (DAY / mean),
          () -> chance(mean),
          turn ->
              () -> {
                for (int burst = hits(0.02) ? 40 : 1; burst > 0; burst--) {
                  line(now + burst * 40L, who, "GET /api/v2/stock/" + random.nextInt(9_000), 200);
                }
              });
    }
    for (int i = 0; i < 12; i++) {
      Asker who = new Asker("monitor", "monitor-" + i, address(), "StatusCake/1.0 (monitor)", "-");
      String asked = i % 2 == 0 ? "GET /" : "HEAD /status";
      series(START, 1_440, () -> 60_000, turn -> () -> line(now, who, asked, 200));
    }
    List<String> bots =
        List.of(
            "Applebot/0.1; +http://www.apple.com/go/applebot",
            "DuckDuckBot/1.1",
            "YandexBot/3.0; +http://yandex.com/bots",
            "SeznamBot/4.0");
    for (int i = 0; i < 20; i++) {
      String agent = "Mozilla/5.0 (compatible; " + bots.get(i % bots.size()) + ")";
      Asker who = new Asker("good-robot", "good-robot-" + i, address(), agent, "-");
      int mean = between(60_000, 200_000);
      series(
          START,
          (int) (DAY / mean),
          () -> chance(mean),
          turn -> () -> line(now, who, turn % 200 == 0 ? "GET /robots.txt" : "GET " + page(), 200));
    }
  }
}
