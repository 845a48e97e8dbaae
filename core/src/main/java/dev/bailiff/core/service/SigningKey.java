package dev.bailiff.core.service;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.util.Set;

/**
 * The published half of a key that the provider signs tokens with.
 *
 * @param id the name that tokens call it by; empty if it has none
 * @param key the key
 * @param algorithms the algorithms of JWA (RFC 7518) that it signs with
 */
public record SigningKey(String id, PublicKey key, Set<String> algorithms) {
  public SigningKey {
    requireNonNull(id, "id");
    requireNonNull(key, "key");
    algorithms = Set.copyOf(algorithms);
  }
}
