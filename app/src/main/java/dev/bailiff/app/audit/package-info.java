/** Proves the audit log of a running service. */
@NullMarked
package dev.bailiff.app.audit;

import org.jspecify.annotations.NullMarked;
