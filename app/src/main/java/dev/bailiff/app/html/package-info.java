/** Writes pages for browsers, in which what came from outside stays text. */
@NullMarked
package dev.bailiff.app.html;

import org.jspecify.annotations.NullMarked;
