/** What a person does to many at once. */
@NullMarked
package dev.bailiff.casework.bulk;

import org.jspecify.annotations.NullMarked;
