package dev.bailiff.rules.load;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.policy.AddressGuard;
import dev.bailiff.core.policy.SharedAddressSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out how rules that act on addresses tell whom else they would hit.
 *
 * <p>An offence is one person's if what the rule counts is kept for an address together with a
 * program, a fingerprint or whoever signed in. Of what is kept for the address alone nobody can say
 * whose it is.
 */
final class Guards {
  private static final Pattern ADDRESS = Pattern.compile("\\bclient\\.ip\\b");
  private static final Pattern SOMEBODY =
      Pattern.compile("\\b(client\\.(agent|tls)|(account|session|token|app)\\.id)\\b");

  private final Optional<SharedAddressSpec> shared;
  private final List<DeclaredFeature> features;
  private final RuleCompiler.ReadableOn readable;
  private final Map<String, Integer> indexes = new HashMap<>();

  Guards(
      Optional<SharedAddressSpec> shared,
      List<DeclaredFeature> features,
      RuleCompiler.ReadableOn readable) {
    this.shared = shared;
    this.features = List.copyOf(features);
    this.readable = readable;
    for (int i = 0; i < features.size(); i++) {
      indexes.put(features.get(i).id().value(), i);
    }
  }

  /** How this rule, whose condition reads these features, is guarded on events of this type. */
  Optional<AddressGuard> guard(DeclaredRule rule, EventType type, Collection<Integer> read) {
    if (shared.isEmpty()
        || rule.spec().actions().stream().noneMatch(it -> it.targets().contains(Entity.CLIENT))) {
      return Optional.empty();
    }
    List<Integer> counted = new ArrayList<>();
    for (String id : shared.get().countedBy()) {
      Integer index = indexes.get(id);
      if (index != null && readable.isReadable(index, type)) {
        counted.add(index);
      }
    }
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(new AddressGuard(shared.get().accounts(), counted, isSummed(read, counted)));
  }

  private boolean isSummed(Collection<Integer> read, Collection<Integer> counted) {
    boolean isSummed = false;
    for (int index : read) {
      String key = String.join(" ", DeclaredFeature.values(features.get(index).by()));
      if (!counted.contains(index) && ADDRESS.matcher(key).find()) {
        if (SOMEBODY.matcher(key).find()) {
          return false;
        }
        isSummed = true;
      }
    }
    return isSummed;
  }
}
