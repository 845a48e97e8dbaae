package dev.bailiff.casework.access;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Storable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept.
 *
 * @param name what it is called, of which there is one
 * @param secrets what is known of the key itself
 * @param roles what its holder is to the service
 * @param created when it was made
 * @param people who made it, and whose it is
 * @param ends what ends it, or has ended it
 * @param lastUsed when it was last used, to a minute or so, if it was
 */
public record ApiKey(
    String name,
    Secrets secrets,
    Set<Role> roles,
    Instant created,
    People people,
    Ends ends,
    @Nullable Instant lastUsed) {
  /** What a name must be. */
  public static final String NAME_FORM =
      "1 to 64 small letters, digits, `.`, `-` and `_`, a letter or digit first";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  /**
   * The digests by which it is recognised.
   *
   * @param digest of the key
   * @param replaced of the key before it was rotated, while that is still valid
   */
  public record Secrets(String digest, @Nullable Replaced replaced) {}

  /** A key that was replaced and is valid until then. */
  public record Replaced(String digest, Instant until) {}

  /**
   * Whom it leads to.
   *
   * @param maker who made it
   * @param owner the person who holds it, as they are called when they sign in
   */
  public record People(String maker, String owner) {
    /** What an owner must be. */
    public static final String OWNER_FORM = "1 to 200 characters without blanks at the ends";

    private static final int LONGEST_OWNER = 200;

    public People {
      requireNonNull(maker, "maker");
      owner = Storable.text(owner);
      if (owner.isBlank() || owner.length() > LONGEST_OWNER || !owner.equals(owner.strip())) {
        throw new IllegalArgumentException("an owner has " + OWNER_FORM);
      }
    }
  }

  /**
   * When it ends.
   *
   * @param expires from when on it is not valid, if ever
   * @param revoked when somebody ended it, if somebody did
   */
  public record Ends(@Nullable Instant expires, @Nullable Instant revoked) {
    /** When it ceases to be valid, if it does. */
    public Optional<Instant> first() {
      if (expires == null || (revoked != null && revoked.isBefore(expires))) {
        return Optional.ofNullable(revoked);
      }
      return Optional.of(expires);
    }
  }

  public ApiKey {
    requireName(name);
    requireNonNull(secrets, "secrets");
    requireNonNull(people, "people");
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a key has a role: " + Role.labels());
    }
  }

  /** A key that nobody has used. */
  public static ApiKey made(
      String name,
      KeyText text,
      Set<Role> roles,
      Instant now,
      People people,
      @Nullable Instant expires) {
    if (expires != null && !expires.isAfter(now)) {
      throw new IllegalArgumentException("a key cannot expire before it is made");
    }
    return new ApiKey(
        name, new Secrets(text.digest(), null), roles, now, people, new Ends(expires, null), null);
  }

  /** Whether a key may be called so. */
  public static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a key's name has " + NAME_FORM);
    }
  }

  /** Whether it is valid now. */
  public boolean isValid(Instant now) {
    return ends.first().filter(end -> !end.isAfter(now)).isEmpty();
  }
}
