package dev.bailiff.app.simulate;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Those who try to get into accounts, as the application sees them: with the account tried. */
final class SignIns {
  private static final int ACCOUNTS = 9_000;
  private static final String WRONG = "wrong-secret";
  private static final String UNKNOWN = "unknown-account";

  private final Cast cast;
  private final Consumer<SimulatedEvent> out;

  SignIns(Cast cast, Consumer<SimulatedEvent> out) {
    this.cast = cast;
    this.out = out;
  }

  /** Stolen pairs of name and password, one after the other, many of accounts that are not here. */
  void stuff(double share) {
    cast.enter(
        Label.STUFFING,
        share,
        55,
        1,
        (number, actor, chance) -> {
          Client client = client(Label.STUFFING, number, actor, chance);
          cast.stroll(
              chance,
              chance.between(30, 80),
              chance.between(300, 2_000),
              (_, now, _) -> {
                String account = Site.account(chance.below(ACCOUNTS));
                double luck = chance.unit();
                String reason = luck < 0.015 ? "" : luck < 0.4 ? UNKNOWN : WRONG;
                out.accept(LiveRequests.attempt(now, client, account, reason));
              });
        });
  }

  /** Guesses at one account after the other; now and then the last is right. */
  void guess(double share) {
    cast.enter(
        Label.BRUTE_FORCE,
        share,
        80,
        1,
        (number, actor, chance) -> {
          Client client = client(Label.BRUTE_FORCE, number, actor, chance);
          String account = Site.account(chance.below(ACCOUNTS));
          int tries = chance.between(40, 120);
          boolean isRight = chance.hits(0.3);
          cast.stroll(
              chance,
              tries,
              chance.between(300, 2_500),
              (turn, now, _) ->
                  out.accept(
                      LiveRequests.attempt(
                          now, client, account, isRight && turn == tries - 1 ? "" : WRONG)));
        });
  }

  /** One password on many accounts, from a few addresses in turn. */
  void spray(double share) {
    cast.enter(
        Label.SPRAYING,
        share,
        120,
        1,
        (number, actor, chance) -> {
          List<Client> clients =
              Stream.generate(() -> client(Label.SPRAYING, number, actor, chance))
                  .limit(4)
                  .toList();
          int first = chance.below(ACCOUNTS);
          cast.march(
              chance,
              120,
              chance.between(900, 4_000),
              400,
              (turn, now, _) ->
                  out.accept(
                      LiveRequests.attempt(
                          now,
                          chance.of(clients),
                          Site.account(first + turn),
                          turn % 60 == 59 ? "" : WRONG)));
        });
  }

  private static Client client(Label label, int number, String actor, Chance chance) {
    String agent = chance.of(number % 3 == 0 ? Texts.PROGRAMS : Texts.DESKTOPS);
    return Client.of(label, actor, Addresses.server(chance), agent);
  }
}
