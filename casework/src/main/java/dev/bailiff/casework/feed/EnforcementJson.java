package dev.bailiff.casework.feed;

import dev.bailiff.casework.enforcement.Cause;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Undoing;
import dev.bailiff.core.event.EntityRef;
import java.util.LinkedHashMap;
import java.util.Map;

/** Enforcements as JSON has them, wherever they are shown. */
public final class EnforcementJson {
  private EnforcementJson() {}

  /** The members of the object that stands for the enforcement. */
  public static Map<String, Object> members(Enforcement enforcement) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", enforcement.id());
    members.put("action", enforcement.measure().kind().label());
    members.put(
        "targets", enforcement.measure().targets().stream().map(EntityRef::toString).toList());
    enforcement.measure().name().ifPresent(name -> members.put("name", name));
    members.put("begins", enforcement.begins().toString());
    enforcement.ends().ifPresent(ends -> members.put("ends", ends.toString()));
    members.put("recorded", enforcement.recorded().toString());
    Cause cause = enforcement.cause();
    members.put("by", cause.actor().toString());
    cause.clause().ifPresent(clause -> members.put("clause", clause));
    members.put("because", cause.because());
    cause
        .occasion()
        .ifPresent(it -> {
          members.put("event", Map.of("source", it.eventSource(), "id", it.eventId()));
          members.put("policyVersion", it.policyVersion());
        });
    enforcement.undone().ifPresent(it -> members.put("undone", members(it)));
    return members;
  }

  private static Map<String, Object> members(Undoing undoing) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("at", undoing.at().toString());
    members.put("by", undoing.actor().toString());
    members.put("because", undoing.because());
    return members;
  }
}
