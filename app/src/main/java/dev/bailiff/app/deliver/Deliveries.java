package dev.bailiff.app.deliver;

import dev.bailiff.casework.channel.JsonlChannel;
import dev.bailiff.casework.channel.MailChannel;
import dev.bailiff.casework.channel.WebhookChannel;
import dev.bailiff.casework.channel.WebhookSpec;
import dev.bailiff.casework.cohort.Apologies;
import dev.bailiff.casework.feed.Announcements;
import dev.bailiff.casework.outbox.Backoff;
import dev.bailiff.casework.outbox.Channel;
import dev.bailiff.casework.outbox.Courier;
import dev.bailiff.casework.outbox.CourierListener;
import dev.bailiff.casework.store.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The courier of a service, with a channel for each destination that its settings name. */
public final class Deliveries implements AutoCloseable {
  /** The destination of the file. */
  public static final String FILE = "file";

  private final List<String> systems;
  private final Courier courier;

  private Deliveries(List<String> systems, Courier courier) {
    this.systems = List.copyOf(systems);
    this.courier = courier;
  }

  /** Begins to deliver what is in the outbox of this database. */
  public static Deliveries start(
      Database database, DeliverySettings settings, InstantSource time, CourierListener listener) {
    List<Channel> channels = new ArrayList<>();
    for (WebhookSpec webhook : settings.webhooks()) {
      channels.add(new WebhookChannel(webhook, time));
    }
    settings.file().ifPresent(file -> channels.add(new JsonlChannel(FILE, file)));
    List<String> systems = channels.stream().map(Channel::destination).toList();
    settings.mail().ifPresent(mail -> channels.add(new MailChannel(mail)));
    Backoff backoff = new Backoff(Backoff.DEFAULT, new SecureRandom());
    return new Deliveries(systems, Courier.start(database, channels, backoff, time, listener));
  }

  /** Tells other systems of every change of an enforcement; the last of casework's followers. */
  public Announcements announcements() {
    return new Announcements(systems, courier::wake);
  }

  /** Apologies by letters and through other systems. */
  public Apologies apologies(Apologies.Letters letters) {
    return new Apologies(systems, letters);
  }

  /** The destinations of messages to other systems. */
  public List<String> systems() {
    return systems;
  }

  /** Delivers what has been retried. */
  void wake() {
    courier.wake();
  }

  @Override
  public void close() {
    courier.close();
  }
}
