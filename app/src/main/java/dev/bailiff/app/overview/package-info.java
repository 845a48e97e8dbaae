/** What a service has been doing lately, for people: a page, and lines on the terminal. */
@NullMarked
package dev.bailiff.app.overview;

import org.jspecify.annotations.NullMarked;
