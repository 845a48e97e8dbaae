package dev.bailiff.core.policy;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * One clause of the policy, in the words people read.
 *
 * @param id its number, such as {@code 1.5.1}; never reused
 * @param slug its short name, such as {@code inhuman-request-rate}
 * @param title its heading
 * @param since the day from which it holds
 * @param owner the team that answers for it
 * @param recognisedBy what recognises a breach today
 * @param text its words, in Markdown
 */
public record Clause(
    String id,
    String slug,
    String title,
    LocalDate since,
    String owner,
    RecognisedBy recognisedBy,
    String text) {

  /** What recognises a breach of a clause. */
  public enum RecognisedBy {
    /** Rules of this policy. */
    RULES,
    /** People, from reports. */
    REVIEW,
    /** People for now; rules are intended. */
    PLANNED
  }

  public Clause {
    requireNonNull(id, "id");
    requireNonNull(slug, "slug");
    requireNonNull(title, "title");
    requireNonNull(since, "since");
    requireNonNull(owner, "owner");
    requireNonNull(recognisedBy, "recognisedBy");
    requireNonNull(text, "text");
  }
}
