/** Examples of a policy: events in, and what the policy must and must not say of them. */
@NullMarked
package dev.bailiff.rules.example;

import org.jspecify.annotations.NullMarked;
