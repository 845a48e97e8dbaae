package dev.bailiff.app.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Accounts that were made to send what nobody wants: first they sign up, then they write. */
final class Messages {
  private static final int STRANGERS = 60;

  private static final List<String> OFFERS =
      List.of(
          "Last chance: %s for half the price, today only. Order at %s",
          "You have been chosen for a free %s! Collect it at %s before midnight",
          "Earn money at home with %s. Thousands do already, see %s",
          "Your friends all have a new %s. Do not be the only one without: %s");

  private static final List<String> PRETEXTS =
      List.of(
          "Your account will be closed today. Confirm your password at %s to keep it.",
          "We noticed a sign-in from a new device. If it was not you, verify at %s now.",
          "Your last payment failed. Update your card at %s within 24 hours.",
          "A file was shared with you. Sign in at %s to read it.");

  private static final List<String> LURES =
      List.of(
          "http://examp1e.com.account-check.example/login",
          "http://www-example-com.verify.example/signin",
          "http://198.18.7.9/example.com/session",
          "http://xn--exmple-cua.example/login");

  private final Cast cast;
  private final Consumer<SimulatedEvent> out;

  Messages(Cast cast, Consumer<SimulatedEvent> out) {
    this.cast = cast;
    this.out = out;
  }

  /** The same offer in other words to many strangers. */
  void spam(double share) {
    cast.enter(
        Label.SPAM,
        share,
        60,
        1,
        (_, actor, chance) -> {
          String link = "http://" + chance.of(Texts.WORDS) + "-deals.example/" + actor;
          String offer = chance.of(OFFERS);
          send(Label.SPAM, actor, chance, now -> spam(offer, link, now, chance));
        });
  }

  /** Letters that pretend to be the provider's. */
  void phish(double share) {
    cast.enter(
        Label.PHISHING,
        share,
        60,
        1,
        (_, actor, chance) -> {
          String lure = chance.of(LURES);
          send(Label.PHISHING, actor, chance, _ -> phishing(lure, chance));
        });
  }

  private void send(
      Label label, String actor, Chance chance, Function<Long, Map<String, Object>> letter) {
    Client client =
        Client.of(label, actor, Addresses.server(chance), chance.of(Texts.DESKTOPS)).as(actor);
    cast.stroll(
        chance,
        chance.between(40, 80),
        chance.between(300, 1_500),
        (turn, now, _) ->
            out.accept(
                turn == 0
                    ? LiveRequests.by(client, now, "account.created", Map.of("method", "web"))
                    : LiveRequests.by(client, now, "message.sent", letter.apply(now))));
  }

  private static Map<String, Object> spam(String offer, String link, long now, Chance chance) {
    String thing = chance.of(Texts.WORDS);
    return letter(
        chance.of(Texts.WORDS) + " for you",
        offer.formatted(thing, link + "?" + now % 1_000),
        link,
        chance);
  }

  private static Map<String, Object> phishing(String lure, Chance chance) {
    Map<String, Object> letter =
        new HashMap<>(letter("Action required", chance.of(PRETEXTS).formatted(lure), lure, chance));
    letter.put("sender_name", "Account Security");
    return letter;
  }

  private static Map<String, Object> letter(
      String subject, String text, String link, Chance chance) {
    int recipients = chance.between(1, STRANGERS);
    return Map.of(
        "channel",
        "email",
        "direction",
        "outbound",
        "subject",
        subject,
        "text",
        text,
        "links",
        List.of(link),
        "recipients",
        IntStream.range(0, Math.min(recipients, 5))
            .mapToObj(_ -> chance.of(Texts.NAMES) + "@mail.example")
            .toList(),
        "recipient_count",
        recipients,
        "strangers",
        recipients);
  }
}
