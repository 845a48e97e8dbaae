/** YAML documents as trees of which every part knows its place in the text. */
@NullMarked
package dev.bailiff.rules.yaml;

import org.jspecify.annotations.NullMarked;
