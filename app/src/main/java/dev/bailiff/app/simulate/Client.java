package dev.bailiff.app.simulate;

/**
 * Where requests come from.
 *
 * @param label what kind of client it is
 * @param actor who is behind it: a person, a shared address, a program or a whole campaign
 * @param address its address
 * @param user the account it has signed in to, or {@code -}
 * @param agent what it calls itself
 */
record Client(Label label, String actor, String address, String user, String agent) {
  static final String NOBODY = "-";

  /** Somebody who has not signed in. */
  static Client of(Label label, String actor, String address, String agent) {
    return new Client(label, actor, address, NOBODY, agent);
  }

  /** The same client, signed in. */
  Client as(String account) {
    return new Client(label, actor, address, account, agent);
  }
}
