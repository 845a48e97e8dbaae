package dev.bailiff.rules.facts;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Network;
import java.util.List;

/**
 * A label on some entities.
 *
 * @param entity the kind of entity
 * @param label the label
 * @param ids the identifiers of entities that bear it
 * @param networks the networks whose clients bear it
 */
public record Labelling(Entity entity, String label, List<String> ids, List<Network> networks) {
  public Labelling {
    ids = List.copyOf(ids);
    networks = List.copyOf(networks);
  }
}
