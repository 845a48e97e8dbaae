package dev.bailiff.app.deliver;

import dev.bailiff.app.config.Configuration;
import dev.bailiff.casework.channel.Mail;
import dev.bailiff.casework.channel.MailAddress;
import dev.bailiff.casework.channel.MailSpec;
import dev.bailiff.casework.channel.WebhookSecret;
import dev.bailiff.casework.channel.WebhookSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads where messages go: {@code webhooks}, each by its name, {@code changes} and {@code mail}.
 */
public final class DeliveryReader {
  private static final int MOST_PORTS = 65_535;
  private static final int SUBMISSION = 587;
  private static final Set<String> TAKEN = Set.of(Deliveries.FILE, Mail.DESTINATION);

  private final Configuration config;

  /** Reads from these. */
  public DeliveryReader(Configuration config) {
    this.config = config;
  }

  /** The settings; whoever asked ends the reading, which may find that they cannot be used. */
  public DeliverySettings read() {
    List<WebhookSpec> webhooks = new ArrayList<>();
    for (String name : config.names("webhooks")) {
      webhook(name).ifPresent(webhooks::add);
    }
    Optional<MailSpec> mail = config.has("mail") ? mail() : Optional.empty();
    List<String> alarms = config.has("mail") ? alarms() : List.of();
    return of(
            "webhooks",
            () -> new DeliverySettings(webhooks, config.path("changes.file"), mail, alarms))
        .orElse(DeliverySettings.NONE);
  }

  private List<String> alarms() {
    List<String> addresses = config.texts("mail.alarms");
    for (String address : addresses) {
      if (!MailAddress.isOne(address)) {
        config.problem("mail.alarms", "`" + address + "` is no mail address");
      }
    }
    return addresses;
  }

  private Optional<WebhookSpec> webhook(String name) {
    String key = "webhooks." + name;
    Optional<URI> url = config.required(key + ".url", config.url(key + ".url"));
    List<WebhookSecret> secrets = new ArrayList<>();
    config
        .required(key + ".secret", config.secret(key + ".secret"))
        .flatMap(text -> of(key + ".secret", () -> WebhookSecret.parse(text)))
        .ifPresent(secrets::add);
    config
        .secret(key + ".old-secret")
        .flatMap(text -> of(key + ".old-secret", () -> WebhookSecret.parse(text)))
        .ifPresent(secrets::add);
    var within = config.duration(key + ".within").orElse(WebhookSpec.WITHIN);
    if (TAKEN.contains(name)) {
      config.problem(key + ".url", "`" + name + "` is the name of another destination");
    }
    return url.isEmpty() || secrets.isEmpty()
        ? Optional.empty()
        : of(key + ".url", () -> new WebhookSpec(name, url.get(), secrets, within));
  }

  private Optional<MailSpec> mail() {
    Optional<String> host = config.required("mail.host", config.text("mail.host"));
    Optional<String> from = config.required("mail.from", config.text("mail.from"));
    int port = config.number("mail.port", 1, MOST_PORTS).orElse(SUBMISSION);
    MailSpec.Encryption encryption =
        config
            .choice(
                "mail.encryption",
                Map.of(
                    "tls", MailSpec.Encryption.TLS,
                    "starttls", MailSpec.Encryption.STARTTLS,
                    "none", MailSpec.Encryption.NONE))
            .orElse(MailSpec.Encryption.STARTTLS);
    Optional<String> user = config.text("mail.user");
    Optional<String> password = config.secret("mail.password");
    if (user.isPresent() != password.isPresent()) {
      config.problem("mail.user", "`mail.user` and `mail.password` go together");
    }
    Optional<MailSpec.Login> login =
        user.flatMap(name -> password.map(secret -> new MailSpec.Login(name, secret)));
    if (host.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    return of(
        "mail.host",
        () ->
            new MailSpec(
                Mail.DESTINATION,
                host.get(),
                port,
                encryption,
                login,
                from.get(),
                MailSpec.WITHIN));
  }

  /** What can be made, or a problem with the key in the words of who refused. */
  private <T> Optional<T> of(String key, Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (IllegalArgumentException refused) {
      config.problem(key, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }
}
