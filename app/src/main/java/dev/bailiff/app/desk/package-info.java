/** The desk over HTTP: reports and notices, cases, statements and appeals. */
@NullMarked
package dev.bailiff.app.desk;

import org.jspecify.annotations.NullMarked;
