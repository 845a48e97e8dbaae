package dev.bailiff.app.restrain;

import dev.bailiff.casework.erasure.LegalHolds;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** The labels on whose bearers no rule may act: those of the policy, and that of a legal hold. */
final class Protecting implements Supplier<Set<String>> {
  private final Supplier<Set<String>> declared;
  private final LegalHolds holds;
  private volatile Known known = new Known(Set.of(), Set.of(LegalHolds.LABEL));

  /** With a hold's label beside those that are declared. */
  private record Known(Set<String> declared, Set<String> all) {}

  Protecting(Supplier<Set<String>> declared, LegalHolds holds) {
    this.declared = declared;
    this.holds = holds;
  }

  @Override
  public Set<String> get() {
    Set<String> now = declared.get();
    if (!holds.haveAny()) {
      return now;
    }
    Known latest = known;
    if (!latest.declared().equals(now)) {
      Set<String> all = new HashSet<>(now);
      all.add(LegalHolds.LABEL);
      latest = new Known(now, Set.copyOf(all));
      known = latest;
    }
    return latest.all();
  }
}
