package dev.bailiff.casework.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Digest;
import dev.bailiff.casework.store.Storable;
import java.util.regex.Pattern;

/**
 * What is to be delivered where.
 *
 * @param destination the name of the channel that it goes through
 * @param topic what kind of message it is, such as {@code enforcement.begun}
 * @param reference what makes it this message and no other of its topic
 * @param about messages about the same go to a destination in the order in which they were added
 * @param payload its content, in the form that the channel takes
 */
public record Message(
    String destination, String topic, String reference, String about, String payload) {
  /** A mail with both its forms fits in; nothing that we make is nearly as large. */
  public static final int MOST_PAYLOAD_BYTES = 256 << 10;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final int ID_DIGITS = 40;

  public Message {
    requireName(destination);
    requireName(topic);
    requireNonNull(reference, "reference");
    about = Storable.id(about);
    payload = Storable.text(payload);
    if (!fits(payload)) {
      throw new IllegalArgumentException("a message has at most 256 KiB");
    }
  }

  /** The same for the same message, and without full stops, which signatures are made over. */
  public String id() {
    String digest = Digest.begin().add(destination).add(topic).add(reference).hex();
    return "msg_" + digest.substring(0, ID_DIGITS);
  }

  /** Whether a message may have this payload. */
  public static boolean fits(String payload) {
    return payload.getBytes(UTF_8).length <= MOST_PAYLOAD_BYTES;
  }

  /** Refuses what cannot name a destination or a topic. */
  public static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "`" + name + "` is no name; a name has letters a to z, digits, `-` and `.`");
    }
    return name;
  }
}
