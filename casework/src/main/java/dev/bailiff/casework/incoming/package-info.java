/** Reports and formal notices as people send them, checked, and made into events. */
@NullMarked
package dev.bailiff.casework.incoming;

import org.jspecify.annotations.NullMarked;
