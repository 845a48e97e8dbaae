package dev.bailiff.app.reader;

import java.time.Instant;

/**
 * What a parser knows of the log it is to read.
 *
 * @param source the name that its events bear as their source
 * @param written when the log was last written
 * @param options what the caller asked for
 * @param tables the texts that are shared between logs
 */
record ParserSetup(String source, Instant written, ReadOptions options, TextTables tables) {}
