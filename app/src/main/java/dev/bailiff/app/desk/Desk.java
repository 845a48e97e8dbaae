package dev.bailiff.app.desk;

import dev.bailiff.casework.desk.CaseDesk;
import dev.bailiff.casework.desk.Hearings;
import dev.bailiff.casework.erasure.Erasure;
import dev.bailiff.casework.erasure.LegalHolds;
import dev.bailiff.casework.statements.Languages;
import dev.bailiff.casework.store.Database;

/**
 * What reviewers and those who appeal work with.
 *
 * @param database where it is all kept
 * @param cases the cases
 * @param hearings the appeals
 * @param erasure of what is known of somebody
 * @param holds what the law keeps
 * @param languages the languages of pages
 */
public record Desk(
    Database database,
    CaseDesk cases,
    Hearings hearings,
    Erasure erasure,
    LegalHolds holds,
    Languages languages) {}
