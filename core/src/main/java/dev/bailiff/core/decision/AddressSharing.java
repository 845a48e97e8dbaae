package dev.bailiff.core.decision;

import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.AddressGuard;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.RuleProgram;
import dev.bailiff.core.policy.RuleSpec;
import java.util.Optional;

/** Finds out whom an action on an address would hit beside the offender. */
final class AddressSharing {
  private AddressSharing() {}

  /** What keeps this rule, which has fired, from acting on the address in scope, if anything. */
  static Optional<Restraint> of(RuleSpec rule, RuleProgram program, Scope scope) {
    Optional<EntityRef> address = scope.event().entity(Entity.CLIENT);
    if (rule.mode() == Mode.OBSERVE || program.guard().isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    AddressGuard guard = program.guard().get();
    long others = accounts(guard, scope) - own(scope);
    return others < guard.most()
        ? Optional.empty()
        : Optional.of(new Restraint.Sharing(address.get(), others, guard.isSummed()));
  }

  private static long accounts(AddressGuard guard, Scope scope) {
    long most = 0;
    for (int feature : guard.counted()) {
      long accounts = scope.feature(feature);
      if (scope.takeFailure() == null) {
        most = Math.max(most, accounts);
      }
    }
    return most;
  }

  /** Who signs in under a name may not be who bears it, and is then not left out of the count. */
  private static int own(Scope scope) {
    return scope.event().entity(Entity.ACCOUNT).isPresent()
            && !scope.event().isClaimed(Entity.ACCOUNT)
        ? 1
        : 0;
  }
}
