/** Sends simulated traffic to a running service and says what it decided. */
@NullMarked
package dev.bailiff.app.simulate.live;

import org.jspecify.annotations.NullMarked;
