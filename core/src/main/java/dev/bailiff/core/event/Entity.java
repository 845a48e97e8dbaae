package dev.bailiff.core.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of thing that events name and that actions are aimed at. */
public enum Entity {
  CLIENT(
      text("ip", "network address, IPv4 or IPv6 in text form"),
      text("agent", "the agent string it sent"),
      integer("port", "source port"),
      text("tls", "fingerprint of its TLS handshake (JA4)"),
      text("country", "country it is in, ISO 3166-1 alpha-2, as the sender of the event knows it"),
      text("region", "subdivision it is in, ISO 3166-2, as the sender of the event knows it"),
      text("device", "identifier that an app gave the device, stable across accounts")),
  ACCOUNT(
      text("id", "stable identifier of the account"),
      text("name", "name shown to others"),
      text("email", "address of the account"),
      text("role", "role within its tenant"),
      time("created", "when it was made")),
  TENANT(
      text("id", "stable identifier of the customer organisation"),
      text("plan", "what it pays for"),
      text("region", "region that its content must stay in")),
  SESSION(text("id", "identifier of the signed-in session, never the secret itself")),
  TOKEN(text("id", "identifier of the credential, never the secret itself")),
  APP(text("id", "identifier of the app or integration"), text("name", "its name")),
  TARGET(
      text("id", "identifier of the account that the act is aimed at"),
      text("name", "name of that account")),
  CONTENT(
      text("id", "identifier of the content"),
      text("kind", "page, comment, file, message, profile, …"),
      text("owner", "identifier of the account that owns it"));

  /** One described property of an entity. */
  public record Attribute(String name, FieldType type, String meaning) {}

  private final List<Attribute> attributes;

  private final String label;
  private final String idPath;

  Entity(Attribute... attributes) {
    this.attributes = List.of(attributes);
    this.label = name().toLowerCase(Locale.ROOT);
    this.idPath = label + "." + attributes[0].name();
  }

  /** The name used in conditions and in the JSON form, such as {@code client}. */
  public String label() {
    return label;
  }

  /** Its properties; the first identifies it. */
  public List<Attribute> attributes() {
    return attributes;
  }

  /** The path of the property that identifies it, such as {@code client.ip}. */
  public String idPath() {
    return idPath;
  }

  /** The kind with this name. */
  public static Optional<Entity> labelled(String label) {
    for (Entity entity : values()) {
      if (entity.label().equals(label)) {
        return Optional.of(entity);
      }
    }
    return Optional.empty();
  }

  private static Attribute text(String name, String meaning) {
    return new Attribute(name, FieldType.TEXT, meaning);
  }

  private static Attribute integer(String name, String meaning) {
    return new Attribute(name, FieldType.INTEGER, meaning);
  }

  private static Attribute time(String name, String meaning) {
    return new Attribute(name, FieldType.TIME, meaning);
  }
}
