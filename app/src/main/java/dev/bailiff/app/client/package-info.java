/** How commands talk to a running service. */
@NullMarked
package dev.bailiff.app.client;

import org.jspecify.annotations.NullMarked;
