/** How people sign in: with the provider of identities of their organisation, or by a link. */
@NullMarked
package dev.bailiff.app.signin;

import org.jspecify.annotations.NullMarked;
