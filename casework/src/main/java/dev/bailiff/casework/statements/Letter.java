package dev.bailiff.casework.statements;

import java.util.Locale;

/**
 * A statement of reasons in the words of one language.
 *
 * @param language the language
 * @param subject its subject, on one line
 * @param text all of it as plain text
 * @param html all of it as a page
 */
public record Letter(Locale language, String subject, String text, String html) {}
