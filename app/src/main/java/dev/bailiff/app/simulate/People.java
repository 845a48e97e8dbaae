package dev.bailiff.app.simulate;

import dev.bailiff.app.simulate.Visit.Manner;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** People, at home, at work and on the way. */
final class People {
  private static final Manner AT_HOME = new Manner(4, 22_000, 0.22, 0);
  private static final Manner AT_WORK = new Manner(4, 28_000, 0.5, 0);
  private static final Manner ON_THE_WAY = new Manner(3, 18_000, 0.2, 0);
  private static final Manner IN_A_HURRY = new Manner(7, 9_000, 0.3, 0.25);

  /** What one visit in such a manner makes on average, found by counting. */
  private static final double LINES_AT_HOME = 79;

  private static final double LINES_AT_WORK = 81;
  private static final double LINES_ON_THE_WAY = 65;
  private static final double LINES_IN_A_HURRY = 500;

  private static final int MEMBERS_LEAST = 50;
  private static final int MEMBERS_MOST = 300;

  private final Cast cast;
  private final double lines;

  private People(Cast cast) {
    this.cast = cast;
    this.lines = cast.linesLeft();
  }

  static void enter(Cast cast) {
    People people = new People(cast);
    people.atHome();
    people.offices();
    people.onTheWay();
    people.inAHurry();
  }

  private void atHome() {
    double visits = 0.74 * lines / LINES_AT_HOME;
    int persons = (int) Math.max(20, visits * 0.8);
    come(
        "homes",
        Crowd.AT_HOME,
        visits,
        chance -> {
          int person = chance.below(persons);
          return visit(Label.HUMAN, "human-" + person, person, AT_HOME, chance);
        });
  }

  private void inAHurry() {
    double visits = Math.max(6, 0.06 * lines / LINES_IN_A_HURRY);
    int persons = (int) Math.max(5, visits * 0.7);
    come(
        "hurried",
        Crowd.AT_HOME,
        visits,
        chance -> {
          int person = chance.below(persons);
          return visit(Label.POWER_USER, "power-user-" + person, -1 - person, IN_A_HURRY, chance);
        });
  }

  /** A person whose address, browser and account are the same at each visit. */
  private Visit visit(Label label, String actor, int person, Manner manner, Chance now) {
    Chance always = cast.chance(actor);
    String agent = always.of(always.hits(0.3) ? Texts.PHONES : Texts.DESKTOPS);
    Client client = Client.of(label, actor, Addresses.home(always), agent);
    return new Visit(client, Site.account(person), manner, now);
  }

  /** Many people behind one address, who have been given the same few browsers. */
  private void offices() {
    int offices = Math.clamp(Math.round(lines / 60_000), 2, 200);
    double visits = 0.12 * lines / LINES_AT_WORK / offices;
    for (int i = 1; i <= offices; i++) {
      String actor = "office-" + i;
      String address = Addresses.office(i);
      Chance setUp = cast.chance(actor);
      int members = setUp.between(MEMBERS_LEAST, MEMBERS_MOST);
      List<String> agents = Stream.generate(() -> setUp.of(Texts.DESKTOPS)).limit(4).toList();
      come(
          actor + " day",
          Crowd.AT_WORK,
          visits,
          chance -> {
            int member = chance.below(members);
            Client client = Client.of(Label.OFFICE, actor, address, agents.get(member % 4));
            return new Visit(client, Site.account(7_000 + member), AT_WORK, chance);
          });
    }
  }

  /** Phones that come out of a few addresses of their networks, a different one each time. */
  private void onTheWay() {
    int gateways = Math.clamp(Math.round(lines / 12_000), 3, 120);
    double visits = 0.08 * lines / LINES_ON_THE_WAY;
    come(
        "phones",
        Crowd.AT_HOME,
        visits,
        chance -> {
          int gateway = chance.below(gateways);
          Client client =
              Client.of(
                  Label.MOBILE,
                  "mobile-" + gateway,
                  Addresses.gateway(gateway),
                  chance.of(Texts.PHONES));
          return new Visit(client, Site.account(chance.below(6_000)), ON_THE_WAY, chance);
        });
  }

  private void come(String who, List<Double> curve, double visits, Function<Chance, Step> arrival) {
    Day day = cast.day();
    cast.atBegin(new Crowd(cast.chance(who), curve, visits, day.begin(), day.end(), arrival));
  }
}
