package dev.bailiff.casework.editions;

import static java.util.Objects.requireNonNull;

import dev.bailiff.casework.store.Digest;
import java.util.Map;
import java.util.TreeMap;

/**
 * All texts of a policy at one time. Decisions cite its version, which facts and examples do not
 * change; an edition is another one if anything in it is.
 *
 * @param id a digest of all texts
 * @param version the version of the policy
 * @param policy what the policy is called
 * @param proposed who proposed it
 */
public record Edition(String id, String version, String policy, Step proposed) {
  /** Enough that nobody can make two editions with one id. */
  private static final int DIGITS = 32;

  public Edition {
    requireNonNull(id, "id");
    requireNonNull(version, "version");
    requireNonNull(policy, "policy");
    requireNonNull(proposed, "proposed");
  }

  /** The id of the edition with these texts, by the names of their files. */
  public static String idOf(Map<String, String> texts) {
    Digest digest = Digest.begin().add(texts.size());
    new TreeMap<>(texts).forEach((name, text) -> digest.add(name).add(text));
    return digest.hex().substring(0, DIGITS);
  }
}
