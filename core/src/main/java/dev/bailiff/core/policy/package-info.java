/** The policy as the engine runs it: clauses, features, rules and the index over them. */
@NullMarked
package dev.bailiff.core.policy;

import org.jspecify.annotations.NullMarked;
