package dev.bailiff.casework.incoming;

import java.util.Optional;
import java.util.Set;

/**
 * Whom or what a report or notice is about, as its sender knows it.
 *
 * @param account the account, if it is named
 * @param content the content, if it is named
 */
record Subject(Optional<String> account, Optional<String> content) {
  private static final int ID = 1_024;

  /** What the form says under {@code subject}. */
  static Subject in(Form form) {
    Form part = form.part("subject");
    part.only(Set.of("account", "content"));
    return new Subject(part.optional("account", ID), part.optional("content", ID));
  }

  boolean isNamed() {
    return account.isPresent() || content.isPresent();
  }

  void addTo(Draft draft) {
    draft.text("target.id", account).text("content.id", content);
  }
}
