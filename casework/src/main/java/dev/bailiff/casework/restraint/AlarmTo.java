package dev.bailiff.casework.restraint;

import java.util.List;

/**
 * Who is told that a budget is used up.
 *
 * @param systems destinations of messages to other systems
 * @param addresses people who keep the service, by mail
 */
public record AlarmTo(List<String> systems, List<String> addresses) {
  public AlarmTo {
    systems = List.copyOf(systems);
    addresses = List.copyOf(addresses);
  }
}
