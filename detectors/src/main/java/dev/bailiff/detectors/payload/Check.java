package dev.bailiff.detectors.payload;

import com.google.re2j.Pattern;
import dev.bailiff.detectors.request.Place;
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
 * @param isOnlyHidden whether it is looked for in base64 alone, as in plain text it is an ordinary
 *     word
 */
record Check(
    String signal,
    String name,
    double score,
    List<String> literals,
    Pattern pattern,
    Set<Place> places,
    boolean isOnlyHidden) {

  /** Stands among the places of a check that is looked for in base64 alone. */
  static final String HIDDEN = "hidden";

  private static final Set<Place> IN_QUERY = EnumSet.of(Place.QUERY, Place.NAME);

  private static final Set<Place> IN_BODY =
      EnumSet.of(
          Place.NAME,
          Place.FORM,
          Place.PART,
          Place.FILE_NAME,
          Place.JSON,
          Place.XML,
          Place.GRAPHQL,
          Place.BODY);

  /** Where attack strings are put most, and cost least to be looked for. */
  static Set<Place> usualPlaces() {
    return places("path query body header");
  }

  /** The places that a check names, parted by blanks. */
  static Set<Place> places(String names) {
    Set<Place> places = EnumSet.noneOf(Place.class);
    for (String name : names.split(" ", -1)) {
      switch (name) {
        case "path" -> places.add(Place.PATH);
        case "query" -> places.addAll(IN_QUERY);
        case "body" -> places.addAll(IN_BODY);
        case "header" -> places.addAll(EnumSet.of(Place.HEADER, Place.COOKIE));
        case "referrer" -> places.add(Place.REFERRER);
        case "file" -> places.add(Place.FILE_NAME);
        case "agent" -> places.add(Place.AGENT);
        case HIDDEN -> {}
        default -> throw new IllegalStateException("not a place: " + name);
      }
    }
    return places;
  }
}
