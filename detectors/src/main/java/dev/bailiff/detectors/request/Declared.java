package dev.bailiff.detectors.request;

import dev.bailiff.core.service.Call;
import dev.bailiff.core.service.FieldPlace;
import dev.bailiff.core.service.FieldPurpose;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the provider's inventory says of the fields of one request; looked up when first asked. */
final class Declared {
  private final @Nullable Supplier<Call> lookup;
  private final FieldPurpose otherwise;
  private @Nullable Call call;

  private Declared(@Nullable Supplier<Call> lookup, FieldPurpose otherwise) {
    this.lookup = lookup;
    this.otherwise = otherwise;
  }

  /** Nothing is known of any field. */
  static Declared nothing() {
    return new Declared(null, FieldPurpose.UNKNOWN);
  }

  /** What is known of the fields of a call. */
  static Declared by(Supplier<Call> lookup) {
    return new Declared(lookup, FieldPurpose.UNKNOWN);
  }

  /** Every field is for a name of something, of which the most is suspicious. */
  static Declared strictly() {
    return new Declared(null, FieldPurpose.IDENTIFIER);
  }

  /** Whether something is known of fields, so that it is worth to say which one is meant. */
  boolean isSaid() {
    return lookup != null && call(lookup).hasFields();
  }

  /** What every field is for of which nothing is said. */
  FieldPurpose otherwise() {
    return otherwise;
  }

  /** What a field is for; one of a body is named by the keys that lead to it. */
  FieldPurpose purpose(Place place, String field) {
    FieldPlace where = where(place);
    return where == null || lookup == null ? otherwise : call(lookup).purpose(where, field);
  }

  private static @Nullable FieldPlace where(Place place) {
    return switch (place) {
      case QUERY -> FieldPlace.QUERY;
      case HEADER -> FieldPlace.HEADER;
      case COOKIE -> FieldPlace.COOKIE;
      case FORM, PART, JSON, XML, GRAPHQL -> FieldPlace.BODY;
      case PATH, NAME, REFERRER, AGENT, FILE_NAME, BODY -> null;
    };
  }

  private Call call(Supplier<Call> from) {
    Call known = call;
    if (known == null) {
      known = from.get();
      call = known;
    }
    return known;
  }
}
