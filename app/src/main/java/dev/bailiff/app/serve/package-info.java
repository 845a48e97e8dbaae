/** The service: decides events over HTTP while the caller waits. */
@NullMarked
package dev.bailiff.app.serve;

import org.jspecify.annotations.NullMarked;
