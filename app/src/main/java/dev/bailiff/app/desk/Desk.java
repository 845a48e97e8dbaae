package dev.bailiff.app.desk;

import dev.bailiff.casework.desk.CaseDesk;
import dev.bailiff.casework.desk.Hearings;
import dev.bailiff.casework.statements.Languages;
import dev.bailiff.casework.store.Database;

/**
 * What reviewers and those who appeal work with.
 *
 * @param database where it is all kept
 * @param cases the cases
 * @param hearings the appeals
 * @param languages the languages of pages
 */
public record Desk(Database database, CaseDesk cases, Hearings hearings, Languages languages) {}
