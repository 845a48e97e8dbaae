package dev.bailiff.core.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the operation that a path and a method name, segment by segment and without making a text
 * of one.
 *
 * <p>At each segment what is written out goes before what is a parameter, as OpenAPI asks. A node
 * is looked at once at most for a path, as its depth says which segment it is for; so a look-up
 * takes no longer than there are nodes, and nearly always as long as the path.
 */
final class PathTrie {
  private final Node root = new Node("", "");

  /** What a look-up finds. */
  static final class Found {
    /** What is published for the path by method. */
    final Map<String, Operation> methods;

    /** Index in the path after the last segment that is the value of a parameter; 0 if none is. */
    final int objectEnd;

    Found(Map<String, Operation> methods, int objectEnd) {
      this.methods = methods;
      this.objectEnd = objectEnd;
    }
  }

  private static final class Node {
    private static final int FEWEST = 4;

    final String prefix;
    final String suffix;
    final List<Node> parameters = new ArrayList<>();
    final Map<String, Operation> methods = new HashMap<>();
    private @Nullable Node[] fixed = new @Nullable Node[FEWEST];
    private int count;

    Node(String prefix, String suffix) {
      this.prefix = prefix;
      this.suffix = suffix;
    }

    /** The child for exactly this segment. */
    @Nullable Node child(String path, int start, int end) {
      int mask = fixed.length - 1;
      for (int at = hash(path, start, end) & mask; ; at = at + 1 & mask) {
        Node node = fixed[at];
        if (node == null) {
          return null;
        }
        if (node.prefix.length() == end - start
            && path.regionMatches(start, node.prefix, 0, end - start)) {
          return node;
        }
      }
    }

    Node childOrNew(String segment) {
      Node known = child(segment, 0, segment.length());
      if (known != null) {
        return known;
      }
      Node node = new Node(segment, "");
      if (++count * 2 > fixed.length) {
        @Nullable Node[] old = fixed;
        fixed = new @Nullable Node[old.length * 2];
        Arrays.stream(old).filter(Objects::nonNull).forEach(this::put);
      }
      put(node);
      return node;
    }

    private void put(Node node) {
      int mask = fixed.length - 1;
      int at = hash(node.prefix, 0, node.prefix.length()) & mask;
      while (fixed[at] != null) {
        at = at + 1 & mask;
      }
      fixed[at] = node;
    }

    boolean matches(String path, int start, int end) {
      return end - start > prefix.length() + suffix.length()
          && path.regionMatches(start, prefix, 0, prefix.length())
          && path.regionMatches(end - suffix.length(), suffix, 0, suffix.length());
    }

    private static int hash(String text, int start, int end) {
      int hash = end - start;
      for (int i = start; i < end; i++) {
        hash = hash * 31 + text.charAt(i);
      }
      return hash ^ hash >>> 15;
    }
  }

  /** Adds an operation; false if one with its method and the same path is there. */
  boolean add(Operation operation) {
    Node node = root;
    for (String segment : trimmed(operation.template()).split("/", -1)) {
      node = segment.contains("{") ? parameter(node, segment) : node.childOrNew(segment);
    }
    return node.methods.putIfAbsent(operation.method(), operation) == null;
  }

  /** What is published for a path; null if nothing is. */
  @Nullable Found find(String path) {
    int end = path.length();
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '?' || path.charAt(i) == '#') {
        end = i;
        break;
      }
    }
    int start = end > 0 && path.charAt(0) == '/' ? 1 : 0;
    if (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return find(root, path, start, end, 0);
  }

  private static @Nullable Found find(Node node, String path, int start, int end, int objectEnd) {
    int slash = path.indexOf('/', start);
    int stop = slash < 0 || slash > end ? end : slash;
    Node fixed = node.child(path, start, stop);
    Found found = fixed == null ? null : under(fixed, path, stop, end, objectEnd);
    for (int i = 0; found == null && i < node.parameters.size(); i++) {
      Node parameter = node.parameters.get(i);
      if (parameter.matches(path, start, stop)) {
        found = under(parameter, path, stop, end, stop);
      }
    }
    return found;
  }

  private static @Nullable Found under(Node node, String path, int stop, int end, int objectEnd) {
    if (stop < end) {
      return find(node, path, stop + 1, end, objectEnd);
    }
    return node.methods.isEmpty() ? null : new Found(node.methods, objectEnd);
  }

  /** The child for a segment with a parameter; those with more written out are tried first. */
  private static Node parameter(Node node, String segment) {
    String prefix = segment.substring(0, segment.indexOf('{'));
    String suffix = segment.substring(segment.lastIndexOf('}') + 1);
    for (Node known : node.parameters) {
      if (known.prefix.equals(prefix) && known.suffix.equals(suffix)) {
        return known;
      }
    }
    Node added = new Node(prefix, suffix);
    node.parameters.add(added);
    node.parameters.sort((one, other) ->
        other.prefix.length() + other.suffix.length() - one.prefix.length() - one.suffix.length());
    return added;
  }

  private static String trimmed(String template) {
    int start = template.startsWith("/") ? 1 : 0;
    int end = template.length();
    return template.substring(start, end > start && template.endsWith("/") ? end - 1 : end);
  }
}
