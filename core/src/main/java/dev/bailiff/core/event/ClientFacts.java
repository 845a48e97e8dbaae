package dev.bailiff.core.event;

import org.jspecify.annotations.Nullable;

/**
 * The facts of clients by the text of their address, as the labels of networks give them. Clients
 * come again, so those of recent ones are remembered: a text's hash names its one place, and a
 * newer one takes it over.
 *
 * <p>May be asked by several threads at once: what is remembered of an address never changes, and
 * whichever of two entries for one place is seen is right for the text that it bears.
 */
final class ClientFacts {
  /** As many clients as are active at a time on a busy site; 4 bytes each, and 100 once met. */
  private static final int PLACES = 8_192;

  /** What is longer is no address. */
  private static final int LONGEST_KEPT = 64;

  private final NetworkLabels networks;
  private final @Nullable Known[] recent = new @Nullable Known[PLACES];

  private static final class Known {
    final @Nullable Facts facts;

    /** One of equal texts, whichever a thread sees. */
    private @Nullable String ip;

    Known(String ip, @Nullable Facts facts) {
      this.ip = ip;
      this.facts = facts;
    }

    /** Readers give equal texts as one object, but seldom from the first time on. */
    @SuppressWarnings("ReferenceEquality") // a quick yes
    boolean isOf(String other) {
      if (ip == other) {
        return true;
      }
      boolean isEqual = other.equals(ip);
      if (isEqual) {
        ip = other;
      }
      return isEqual;
    }
  }

  ClientFacts(NetworkLabels networks) {
    this.networks = networks;
  }

  /** The facts of the client, or null if it lies in no labelled network. */
  @Nullable Facts of(String ip) {
    int hash = ip.hashCode();
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    Known known = recent[place];
    if (known != null && known.isOf(ip)) {
      return known.facts;
    }
    Address address = AddressText.parse(ip);
    Facts facts = address == null ? null : networks.at(address);
    if (ip.length() <= LONGEST_KEPT) {
      recent[place] = new Known(ip, facts);
    }
    return facts;
  }
}
