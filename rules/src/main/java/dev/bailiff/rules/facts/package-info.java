/** Facts that are kept in a file beside a policy: labels of entities and permits. */
@NullMarked
package dev.bailiff.rules.facts;

import org.jspecify.annotations.NullMarked;
