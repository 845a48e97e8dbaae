/**
 * What a request carries, value by value, decoded once for everything that looks at it.
 *
 * <p>{@link RequestValues} walks the path, the query, the form or cookies (names and values),
 * header fields, the parts and file names of a multipart body, the leaves of JSON, texts and
 * attributes of XML and the string arguments of GraphQL. A value made of ordinary characters alone
 * costs one look at each of them and nothing else ({@link Gate}). Every other becomes a {@link
 * Value}: its {@link Place}, its name, what it is for by the provider's inventory, or else seems to
 * be for, and its {@link View}s, computed when first asked for and shared. Bodies that cannot be
 * read as what they claim to be are looked at as text. Time is linear in the length of the request,
 * and there are limits on depth, on the number of values and on the number of views of each; what
 * is past them is looked at as text.
 *
 * <p>An {@link AttackClass} recognises one class of attack. It names the literals without which it
 * cannot find anything; all classes' literals are looked for in one pass, and a class is asked only
 * about views in which one of its own was found. It answers with findings: a score, the form, and
 * where it was seen; places are translated to the request as it was sent, texts are shown decoded.
 */
@NullMarked
package dev.bailiff.detectors.request;

import org.jspecify.annotations.NullMarked;
