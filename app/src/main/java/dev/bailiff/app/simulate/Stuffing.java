package dev.bailiff.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A campaign that tries stolen pairs of name and password: hundreds of addresses with a few tries
 * each. Of three campaigns one uses the same program everywhere, one takes hours and gives each
 * address a browser of its own, and one also loads the form first, as browsers do.
 */
final class Stuffing {
  private static final int LEAST_TRIES = 3;
  private static final int MOST_TRIES = 8;
  private static final double RIGHT = 0.01;

  /** How much of the day the slow ones take at most. */
  private static final double ROOM = 0.8;

  private final Cast cast;

  private Stuffing(Cast cast) {
    this.cast = cast;
  }

  static Cast.Part by(Cast cast) {
    return new Stuffing(cast)::play;
  }

  private void play(int number, String actor, Chance chance) {
    boolean isOneProgram = number % 3 == 1;
    boolean loadsForm = number % 3 == 0;
    String program = chance.of(number % 2 == 0 ? Texts.PROGRAMS : Texts.DESKTOPS);
    List<Client> tries =
        tries(
            actor,
            () ->
                isOneProgram
                    ? program
                    : chance.of(chance.hits(0.7) ? Texts.DESKTOPS : Texts.PHONES),
            chance);
    double room = ROOM * (cast.day().end() - cast.day().begin()) / tries.size();
    double pause =
        number % 3 == 2
            ? room * chance.between(40, 90) / 100
            : Math.min(room, chance.between(2_000, 9_000));
    cast.stroll(
        chance,
        tries.size(),
        pause,
        (turn, now, agenda) -> attempt(tries.get(turn), loadsForm, now, agenda, chance));
  }

  private static void attempt(
      Client client, boolean loadsForm, long now, Agenda agenda, Chance chance) {
    Exchange attempt = Site.signIn(chance.hits(RIGHT));
    if (loadsForm) {
      agenda.at(now, client, Site.view(Site.LOGIN));
      long at = now + chance.between(150, 900);
      agenda.at(at, client, attempt.from(Site.ORIGIN + Site.LOGIN));
    } else {
      agenda.at(now, client, attempt);
    }
  }

  /** Who tries at each turn: all addresses, mixed, each as often as it will. */
  private static List<Client> tries(String actor, Supplier<String> agent, Chance chance) {
    List<Client> tries = new ArrayList<>();
    for (int i = chance.between(220, 350); i > 0; i--) {
      Client client = Client.of(Label.STUFFING, actor, Addresses.proxy(chance), agent.get());
      for (int n = chance.between(LEAST_TRIES, MOST_TRIES); n > 0; n--) {
        tries.add(tries.isEmpty() ? client : swap(tries, chance.below(tries.size()), client));
      }
    }
    return tries;
  }

  private static Client swap(List<Client> tries, int place, Client client) {
    Client other = tries.get(place);
    tries.set(place, client);
    return other;
  }
}
