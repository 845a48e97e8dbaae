/** The ways that messages take: signed webhooks, mail, and a file of JSON lines. */
@NullMarked
package dev.bailiff.casework.channel;

import org.jspecify.annotations.NullMarked;
