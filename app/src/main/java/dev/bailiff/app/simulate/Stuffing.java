package dev.bailiff.app.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A campaign that tries stolen pairs of name and password: hundreds of addresses with a few tries
 * each, all with the same program.
 */
final class Stuffing {
  private static final int LEAST_TRIES = 2;
  private static final int MOST_TRIES = 5;
  private static final double RIGHT = 0.01;

  private Stuffing() {}

  static Cast.Part by(Cast cast) {
    return (number, actor, chance) -> {
      String agent = chance.of(number % 3 == 0 ? Texts.PROGRAMS : Texts.DESKTOPS);
      List<Client> tries = tries(actor, agent, chance);
      double room = 0.8 * (cast.day().end() - cast.day().begin()) / tries.size();
      double pause = Math.min(room, chance.between(2_000, 9_000));
      cast.stroll(
          chance,
          tries.size(),
          pause,
          (turn, now, agenda) -> agenda.at(now, tries.get(turn), Site.signIn(chance.hits(RIGHT))));
    };
  }

  /** Who tries at each turn: all addresses, mixed, each as often as it will. */
  private static List<Client> tries(String actor, String agent, Chance chance) {
    List<Client> tries = new ArrayList<>();
    for (int i = chance.between(220, 350); i > 0; i--) {
      Client client = Client.of(Label.STUFFING, actor, Addresses.proxy(chance), agent);
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
