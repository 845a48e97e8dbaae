/** Finds requests for one page of a longer list. */
@NullMarked
package dev.bailiff.detectors.pagination;

import org.jspecify.annotations.NullMarked;
