package dev.bailiff.casework.restraint;

import static java.util.stream.Collectors.toMap;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people have switched to observe, in memory and on record. Switching takes effect before it
 * is written down: whoever stops a rule must not wait for a database that is slow or away. Putting
 * a rule back into force is written down first. Any thread may ask; changes are made one at a time.
 */
public final class RuleSwitches {
  /** The longest name of a rule, with room to spare. */
  static final int MAX_SCOPE = 256;

  /** More than that is a clause, or everything. */
  public static final int MAX_SWITCHED = 1_000;

  private final Casework casework;
  private final InstantSource clock;
  private volatile Map<String, Switched> switched;

  /** Takes up what is on record. */
  public RuleSwitches(Database database, Casework casework, InstantSource clock) {
    this.casework = casework;
    this.clock = clock;
    this.switched =
        database.read(SwitchTable::all).stream().collect(toMap(Switched::scope, it -> it));
  }

  /** What is switched to observe, in order of its name. */
  public List<Switched> all() {
    return List.copyOf(new TreeMap<>(switched).values());
  }

  /** The names of what is switched to observe. */
  public Set<String> scopes() {
    return switched.keySet();
  }

  /**
   * Switches a rule, a clause or everything to observe, from now on. Throws if it cannot be written
   * down; it is in effect then, until the next start.
   *
   * @return what is in effect; as it was, if it was switched before
   */
  public synchronized Switched observe(String scope, Actor actor, String because) {
    Switched before = switched.get(scope);
    Switched after = before != null ? before : new Switched(scope, clock.instant(), actor, because);
    if (before == null && switched.size() >= MAX_SWITCHED) {
      throw new IllegalArgumentException("too many are switched; name a clause, or all");
    }
    set(scope, Optional.of(after));
    casework.change(turn -> {
      SwitchTable.put(turn.sql(), after);
      turn.ledger().note(new Deed(turn.now(), actor, "observe", scope, null, "observe", because));
      return after;
    });
    return after;
  }

  /** Puts it back into force; empty if it was not switched. */
  public synchronized Optional<Switched> resume(String scope, Actor actor, String because) {
    Optional<Switched> before = Optional.ofNullable(switched.get(scope));
    if (before.isPresent()) {
      casework.change(turn -> {
        SwitchTable.delete(turn.sql(), scope);
        turn.ledger().note(new Deed(turn.now(), actor, "resume", scope, "observe", null, because));
        return scope;
      });
      set(scope, Optional.empty());
    }
    return before;
  }

  private void set(String scope, Optional<Switched> state) {
    Map<String, Switched> next = new TreeMap<>(switched);
    next.remove(scope);
    state.ifPresent(it -> next.put(scope, it));
    switched = Map.copyOf(next);
  }
}
