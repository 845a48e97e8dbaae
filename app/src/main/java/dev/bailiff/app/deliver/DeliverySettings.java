package dev.bailiff.app.deliver;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.channel.MailSpec;
import dev.bailiff.casework.channel.WebhookSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where messages go.
 *
 * @param webhooks systems that are told of each change of an enforcement
 * @param file a file that gets the same, one JSON object a line
 * @param mail the server that letters to people go through
 * @param alarms the addresses of people who are told by mail that a budget is used up
 */
public record DeliverySettings(
    List<WebhookSpec> webhooks, Optional<Path> file, Optional<MailSpec> mail, List<String> alarms) {
  /** Nowhere; other systems can still ask. */
  public static final DeliverySettings NONE =
      new DeliverySettings(List.of(), Optional.empty(), Optional.empty(), List.of());

  /** More would be a broker's work. */
  private static final int MOST_WEBHOOKS = 16;

  /** More would be a mailing list's work. */
  private static final int MOST_ALARMS = 16;

  public DeliverySettings {
    webhooks = List.copyOf(webhooks);
    alarms = List.copyOf(alarms);
    requireNonNull(file, "file");
    requireNonNull(mail, "mail");
    if (webhooks.size() > MOST_WEBHOOKS) {
      throw new IllegalArgumentException("there can be at most " + MOST_WEBHOOKS + " webhooks");
    }
    if (alarms.size() > MOST_ALARMS) {
      throw new IllegalArgumentException("alarms go to at most " + MOST_ALARMS + " addresses");
    }
  }
}
