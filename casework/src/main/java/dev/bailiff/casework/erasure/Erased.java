package dev.bailiff.casework.erasure;

/** What came of trying to erase what is known of somebody. */
public sealed interface Erased {
  /**
   * It is gone, but for what is still needed.
   *
   * @param pseudonym what stands in the place of the id
   * @param erased how many records no longer say whom they are about
   * @param audited how many entries of the audit log have lost their details
   * @param kept how many records stay: what is in force, and what is still open
   */
  record Done(String pseudonym, int erased, int audited, int kept) implements Erased {}

  /** The law holds it. */
  record Held(LegalHold hold) implements Erased {}
}
