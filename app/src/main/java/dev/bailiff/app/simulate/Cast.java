package dev.bailiff.app.simulate;

import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** Who takes part in a day, and what they have to do it with. */
final class Cast {
  /** What an actor does: {@code number} counts the actors of its kind from 1. */
  interface Part {
    void play(int number, String actor, Chance chance);
  }

  private final Day day;
  private final Agenda agenda;
  private long planned;

  Cast(Day day, Agenda agenda) {
    this.day = day;
    this.agenda = agenda;
  }

  Day day() {
    return day;
  }

  /** How many lines are left for those who enter last. */
  long linesLeft() {
    return Math.max(day.lines() - planned, day.lines() / 5);
  }

  /**
   * Actors of one kind, as many as make up a share of all lines.
   *
   * @param linesEach how many lines one of them makes
   * @param least how many there are in any case
   */
  void enter(Label label, double share, double linesEach, int least, Part part) {
    int count = (int) Math.max(least, Math.round(share * day.lines() / linesEach));
    planned += Math.round(count * linesEach);
    for (int number = 1; number <= count; number++) {
      String actor = label.text() + "-" + number;
      part.play(number, actor, chance(actor));
    }
  }

  /** The chance of an actor. */
  Chance chance(String actor) {
    return Chance.of(day.seed(), actor);
  }

  /** Does something at once. */
  void atBegin(Step step) {
    agenda.at(day.begin(), step);
  }

  /** Walks at some time, if possible so that the end is still within the day. */
  void walk(Chance chance, int length, double pauseMillis, LongSupplier pause, Walk.Turn turn) {
    double room = day.end() - day.begin() - length * pauseMillis;
    long start = day.begin() + (long) (Math.max(room, 1_000) * chance.unit());
    agenda.at(start, new Walk(length, pause, turn));
  }

  /** A walk with pauses by chance. */
  void stroll(Chance chance, int length, double pauseMillis, Walk.Turn turn) {
    walk(chance, length, pauseMillis, () -> chance.exponential(pauseMillis), turn);
  }

  /** A walk with pauses that are all about the same. */
  void march(Chance chance, int length, int pauseMillis, int jitterMillis, Walk.Turn turn) {
    LongSupplier pause = () -> pauseMillis + chance.between(-jitterMillis, jitterMillis);
    walk(chance, length, pauseMillis, pause, turn);
  }

  /** A march through the whole day. */
  void patrol(Chance chance, int pauseMillis, int jitterMillis, Walk.Turn turn) {
    LongSupplier pause = () -> pauseMillis + chance.between(-jitterMillis, jitterMillis);
    agenda.at(day.begin() + chance.below(pauseMillis), new Walk(Integer.MAX_VALUE, pause, turn));
  }

  /** A turn in which one client asks for one thing. */
  static Walk.Turn asking(Client client, IntFunction<Exchange> what) {
    return (number, now, agenda) -> agenda.at(now, client, what.apply(number));
  }

  static int minutes(double minutes) {
    return (int) (minutes * TimeUnit.MINUTES.toMillis(1));
  }
}
