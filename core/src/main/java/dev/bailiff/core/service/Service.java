package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the provider's services.
 *
 * @param name what it is called
 * @param hosts the hosts it answers under; {@code *.example.com} are all hosts below one
 * @param paths how the paths begin that are its own among services on the same host
 * @param purpose what it is for
 * @param owner the team that answers for it
 * @param clients the provider's own programs that call it
 * @param operations how it may be called
 * @param fields what fields are for, wherever they are sent
 * @param isDescribed whether the operations are all that are published, so that any other is not
 */
public record Service(
    String name,
    Set<String> hosts,
    List<String> paths,
    String purpose,
    String owner,
    List<OwnClient> clients,
    List<Operation> operations,
    Map<String, FieldPurpose> fields,
    boolean isDescribed) {
  public Service {
    requireNonNull(name, "name");
    hosts = Set.copyOf(hosts);
    paths = List.copyOf(paths);
    requireNonNull(purpose, "purpose");
    requireNonNull(owner, "owner");
    clients = List.copyOf(clients);
    operations = List.copyOf(operations);
    fields = Map.copyOf(fields);
  }
}
