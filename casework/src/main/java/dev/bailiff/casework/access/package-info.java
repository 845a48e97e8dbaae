/** Who may ask the service: roles, and the keys that programs carry. */
@NullMarked
package dev.bailiff.casework.access;

import org.jspecify.annotations.NullMarked;
