/** JSON Schemas of the files of a policy, for editors. */
@NullMarked
package dev.bailiff.rules.schema;

import org.jspecify.annotations.NullMarked;
