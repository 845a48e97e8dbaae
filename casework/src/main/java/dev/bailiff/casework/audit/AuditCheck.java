package dev.bailiff.casework.audit;

import java.util.List;

/**
 * What reading the whole audit log says of it.
 *
 * @param entries how many there are
 * @param erased how many of them have had their details erased
 * @param head where the log stands
 * @param problems what is wrong, in order, up to a limit; the log is proven if there is nothing
 */
public record AuditCheck(long entries, long erased, AuditHead head, List<String> problems) {
  public AuditCheck {
    problems = List.copyOf(problems);
  }

  /** Whether nothing was altered, removed or reordered. */
  public boolean isProven() {
    return problems.isEmpty();
  }
}
