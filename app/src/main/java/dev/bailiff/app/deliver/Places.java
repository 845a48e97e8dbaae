package dev.bailiff.app.deliver;

import dev.bailiff.app.http.ProblemException;
import dev.bailiff.app.http.Queries;
import dev.bailiff.casework.enforcement.EnforcementList.Place;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in the list of enforcements as queries have them: a time and an id. */
final class Places {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,15})_(.{1,128})");

  private Places() {}

  static String text(Place place) {
    return place.recorded().toEpochMilli() + "_" + place.id();
  }

  static Optional<Place> read(ServerRequest request, String name) throws ProblemException {
    Optional<String> text = Queries.text(request, name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text.get());
    if (!parts.matches()) {
      throw Queries.wrong(name, text.get(), "what an answer gave as `before`");
    }
    Instant recorded = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
    return Optional.of(new Place(recorded, parts.group(2)));
  }
}
