/** How the service's log is written. */
@NullMarked
package dev.bailiff.app.log;

import org.jspecify.annotations.NullMarked;
