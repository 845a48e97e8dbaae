package dev.bailiff.rules.cel;

import com.google.common.collect.ImmutableMap;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.Field;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groups of values that stand in no event and are worked out from it: what a request is a call of,
 * and how its caller stands to the documented limits.
 */
final class Derived {
  static final String CALL = "call";
  static final String LIMIT = "limit";

  private static final StructType CALLS =
      struct(
          CALL,
          ImmutableMap.of(
              "service", SimpleType.STRING,
              "operation", SimpleType.STRING,
              "undocumented", SimpleType.STRING,
              "part", SimpleType.STRING,
              "object", SimpleType.STRING,
              "client", SimpleType.STRING,
              "cost", SimpleType.INT));

  private static final StructType LIMITS =
      struct(
          LIMIT,
          ImmutableMap.of(
              "level", SimpleType.STRING,
              "id", SimpleType.STRING,
              "says", SimpleType.STRING,
              "share", SimpleType.DOUBLE,
              "used", SimpleType.INT,
              "excess", SimpleType.INT,
              "remaining", SimpleType.INT));

  private Derived() {}

  /** The groups that conditions on events of this type see. */
  static List<StructType> groups(EventType type, Reads reads) {
    List<StructType> groups = new ArrayList<>();
    if (isCall(type)) {
      groups.add(CALLS);
    }
    if (reads == Reads.EVERYTHING) {
      groups.add(LIMITS);
    }
    return groups;
  }

  /** Whether this is the name of such a group. */
  static boolean isGroup(String name) {
    return name.equals(CALL) || name.equals(LIMIT);
  }

  /** Whether events of the type are requests to a service. */
  static boolean isCall(EventType type) {
    return field(type, "path").isPresent() && field(type, "method").isPresent();
  }

  /** The fields of the event that say what a request is a call of. */
  static List<Field> callFields(EventType type) {
    return List.of("host", "method", "path", "query", "operation").stream()
        .flatMap(name -> field(type, name).stream())
        .toList();
  }

  /** A field of the event's own. */
  static Optional<Field> field(EventType type, String name) {
    return type.field(Field.PAYLOAD + "." + name);
  }

  private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
    return StructType.create(
        "bailiff." + name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
  }
}
