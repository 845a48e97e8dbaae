package dev.bailiff.detectors.seclang.operator;

/** Says what a name in a text such as {@code %{tx.allowed_methods}} stands for. */
@FunctionalInterface
public interface Names {
  /** What the name, in lower case, stands for now; empty if it stands for nothing. */
  String named(String name);
}
