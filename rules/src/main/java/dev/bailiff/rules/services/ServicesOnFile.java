package dev.bailiff.rules.services;

import static java.util.Objects.requireNonNull;

import dev.bailiff.core.service.Services;
import dev.bailiff.rules.facts.Labelling;
import java.util.List;

/**
 * What the inventory says.
 *
 * @param services the services
 * @param limits what they document as the most that one caller may use
 * @param monitors the labels of the machines that watch over the services
 */
public record ServicesOnFile(
    Services services, List<DeclaredLimit> limits, List<Labelling> monitors) {
  /** Nothing is on file. */
  public static final ServicesOnFile NONE = new ServicesOnFile(Services.NONE, List.of(), List.of());

  public ServicesOnFile {
    requireNonNull(services, "services");
    limits = List.copyOf(limits);
    monitors = List.copyOf(monitors);
  }
}
