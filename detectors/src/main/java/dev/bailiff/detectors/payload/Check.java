package dev.bailiff.detectors.payload;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One form of attack string.
 *
 * @param signal the signal it raises
 * @param name the signal's value
 * @param score how surely a match is meant as an attack
 * @param literals texts of which one is in every match
 * @param pattern what a match looks like, in decoded text
 * @param places where it is looked for
 */
record Check(
    String signal,
    String name,
    double score,
    List<String> literals,
    Pattern pattern,
    Set<Place> places) {

  static final Set<Place> USUAL_PLACES = EnumSet.of(Place.PATH, Place.QUERY, Place.BODY);
}
