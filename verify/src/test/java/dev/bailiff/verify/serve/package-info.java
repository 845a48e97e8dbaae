/** What the whole service does when it is killed, or its disk fails, and how fast it is. */
@NullMarked
package dev.bailiff.verify.serve;

import org.jspecify.annotations.NullMarked;
