package dev.bailiff.app.signin;

import java.io.Serial;

/** Why somebody could not be recognised; the message may go into the log. */
final class SignInFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  SignInFailedException(String message) {
    super(message, null, false, false); // expected, so no stack trace
  }
}
