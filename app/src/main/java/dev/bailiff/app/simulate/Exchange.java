package dev.bailiff.app.simulate;

/**
 * A request and how it was answered.
 *
 * @param method its method
 * @param target the path with the query
 * @param status the answer's status code
 * @param bytes the size of the answer
 * @param referrer the page it was asked for from, or {@code -}
 * @param account the account that somebody tried to sign in to, or {@code -}; logs do not say it
 */
record Exchange(
    String method, String target, int status, long bytes, String referrer, String account) {
  private static final String NOWHERE = "-";
  private static final int ERROR_PAGE_BYTES = 1_564;

  static Exchange get(String target, int status, long bytes) {
    return new Exchange("GET", target, status, bytes, NOWHERE, Client.NOBODY);
  }

  /** A page asked for that the server refuses or does not have. */
  static Exchange refused(String target, int status) {
    return get(target, status, ERROR_PAGE_BYTES + target.length());
  }

  static Exchange post(String target, int status, long bytes) {
    return new Exchange("POST", target, status, bytes, NOWHERE, Client.NOBODY);
  }

  /** What a client with a fresh copy asks for. */
  static Exchange unchanged(String target) {
    return get(target, 304, 0);
  }

  Exchange head() {
    return new Exchange("HEAD", target, status, 0, referrer, account);
  }

  Exchange from(String page) {
    return new Exchange(method, target, status, bytes, page, account);
  }

  /** The same, as an attempt to sign in to an account. */
  Exchange to(String tried) {
    return new Exchange(method, target, status, bytes, referrer, tried);
  }
}
