/**
 * What leaves the service: enforcements for other systems to follow, and the state of deliveries.
 */
@NullMarked
package dev.bailiff.app.deliver;

import org.jspecify.annotations.NullMarked;
