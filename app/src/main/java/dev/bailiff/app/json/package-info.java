/** Writes decisions as JSON. */
@NullMarked
package dev.bailiff.app.json;

import org.jspecify.annotations.NullMarked;
