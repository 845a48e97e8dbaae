package dev.bailiff.detectors.protocolabuse;

import dev.bailiff.core.event.Field;
import java.util.Map;
import java.util.Set;

/** What a request's method, target and version say, and what the header fields have to it. */
final class RequestLine {
  private static final Set<String> VERSIONS =
      Set.of("HTTP/1.1", "HTTP/1.0", "HTTP/2", "HTTP/2.0", "HTTP/3", "HTTP/3.0");

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private RequestLine() {}

  /** The path of a target: of a request to a server it begins with a slash. */
  static void path(Surest found, Field field, String path) {
    if (path.indexOf('#') >= 0) {
      found.note("fragment", 0.4, field, path, path.indexOf('#'), path.length());
    }
    if (!path.isEmpty() && path.charAt(0) != '/' && !path.equals("*") && !isAuthority(path)) {
      boolean isUrl = path.startsWith("http://") || path.startsWith("https://");
      found.note(isUrl ? "target-of-a-proxy" : "target-form", 0.3, field, path, 0, path.length());
    }
  }

  /** A host and port, as tunnels are asked for. */
  private static boolean isAuthority(String path) {
    int colon = path.lastIndexOf(':');
    return colon > 0
        && colon < path.length() - 1
        && path.indexOf('/') < 0
        && path.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** What the header fields have to the method and the version. */
  static void fields(
      Surest found, Field headers, Map<String, String> fields, Request request, boolean hasText) {
    String length = fields.get("content-length");
    boolean isCoded = fields.containsKey("transfer-encoding");
    boolean hasBody = hasText || isCoded || (length != null && !length.equals("0"));
    String method = request.method();
    String protocol = request.protocol();
    if (WITHOUT_BODY.contains(method) && hasBody) {
      found.note("body-without-meaning", 0.4, headers, method);
    }
    boolean isOld = protocol.startsWith("HTTP/1.");
    if (WITH_BODY.contains(method) && isOld && length == null && !isCoded) {
      found.note("length-missing", 0.2, headers, method);
    }
    if (hasBody && fields.getOrDefault("content-type", "").isBlank()) {
      found.note("body-without-type", 0.3, headers, method);
    }
    if (!fields.containsKey("host") && isOld) {
      found.note("no-host", protocol.equals("HTTP/1.0") ? 0.2 : 0.4, headers, protocol);
    }
    if (!protocol.isEmpty() && !VERSIONS.contains(protocol)) {
      found.note("version", 0.4, headers, protocol);
    }
  }

  /** The words of the first line. */
  record Request(String method, String protocol) {}
}
