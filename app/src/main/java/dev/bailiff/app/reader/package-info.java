/**
 * Reads access logs, sign-in logs and recorded events, in whatever files they lie, as one stream in
 * order of time.
 */
@NullMarked
package dev.bailiff.app.reader;

import org.jspecify.annotations.NullMarked;
