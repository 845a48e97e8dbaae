/** Numbers about the service, for Prometheus. */
@NullMarked
package dev.bailiff.app.metrics;

import org.jspecify.annotations.NullMarked;
