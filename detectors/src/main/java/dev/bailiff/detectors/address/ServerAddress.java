package dev.bailiff.detectors.address;

import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.request.AttackClass;
import dev.bailiff.detectors.request.Findings;
import dev.bailiff.detectors.request.Place;
import dev.bailiff.detectors.request.Value;
import dev.bailiff.detectors.request.View;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Recognises URLs whose host is the server itself, its network or the service that tells cloud
 * machines their secrets. A host written so that a filter does not see what it is counts most.
 */
public final class ServerAddress implements AttackClass {
  private static final String NAME = "ssrf";

  /** More than these in one value say nothing new. */
  private static final int MAX_HOSTS = 8;

  private static final int MAX_HOST = 128;

  /** The score of an own address that nobody tried to hide. */
  private static final double PLAIN = 0.7;

  /** Parts of the names of fields in which a browser is sent on, often to a developer's machine. */
  private static final List<String> RETURNED =
      List.of(
          "redirect", "return", "callback", "origin", "next", "continue", "referrer", "referer");

  /** Parts of the names of fields that a server loads something from. */
  private static final List<String> FETCHED =
      List.of(
          "url",
          "uri",
          "src",
          "source",
          "dest",
          "target",
          "link",
          "feed",
          "host",
          "site",
          "page",
          "path",
          "image",
          "img",
          "proxy",
          "fetch",
          "load",
          "file",
          "data",
          "reference",
          "domain",
          "port",
          "out",
          "view",
          "show",
          "open",
          "hook",
          "endpoint",
          "server",
          "address",
          "location",
          "remote",
          "import",
          "avatar");

  private static final List<String> METADATA =
      List.of(
          "metadata.google",
          "metadata.packet",
          "metadata.azure",
          "instance-data",
          "metadata.oracle");

  private static final List<String> OWN_NAMES =
      List.of(
          "localhost",
          "localtest.me",
          "lvh.me",
          "ip6-localhost",
          "ip6-loopback",
          "ipv6-localhost",
          "ipv6-loopback",
          "host.docker.internal",
          "gateway.docker.internal",
          "kubernetes.docker.internal",
          "host.containers.internal",
          "kubernetes.default",
          "kubernetes.svc",
          "vcap.me",
          "lacolhost.com",
          "yoogle.com",
          "localdomain",
          "localhost4",
          "localhost6",
          "loopback",
          "broadcasthost");

  private static final List<String> ECHOING_NAMES =
      List.of(".nip.io", ".xip.io", ".sslip.io", ".burpcollaborator.net", ".oastify.com", ".oast.");

  @Override
  public SignalSpec signal() {
    return new SignalSpec(
        NAME, "an address that only the server itself can reach; which form of it");
  }

  @Override
  public List<String> literals() {
    return List.of(
        "://",
        ":/",
        "http:",
        "https:",
        "ftp:",
        "localhost",
        ".internal",
        "loopback",
        "localdomain",
        "169.254",
        "127.",
        ".nip.io",
        "broadcasthost",
        "kubernetes.",
        "localtest.me",
        "lvh.me",
        "vcap.me",
        "lacolhost.com",
        "yoogle.com",
        "@",
        "unix:");
  }

  @Override
  public void look(Value value, View view, Findings findings) {
    if (!isLookedAt(value.place())) {
      return;
    }
    String text = view.folded();
    int hosts = 0;
    for (int at = text.indexOf(':'); at >= 0 && hosts < MAX_HOSTS; at = text.indexOf(':', at + 1)) {
      int start = at + 1;
      while (start < text.length() && (text.charAt(start) == '/' || text.charAt(start) == '\\')) {
        start++;
      }
      boolean isScheme = at > 1 && Character.isLetter(text.charAt(at - 1));
      if (isScheme && (start > at + 1 || isHttp(text, at))) {
        hosts++;
        judge(value, view, findings, text, start);
      }
    }
    boolean isBareHost = text.indexOf(' ') < 0 && text.indexOf('/') > 0 && text.indexOf(':') < 0;
    if (isBareHost) {
      judgeBare(value, view, findings, text);
    }
    int socket = text.indexOf("unix:");
    if (socket >= 0 && text.indexOf('|', socket) > 0) {
      findings.found(NAME, "socket", 0.85, value, view, view.foldedEvidence(socket, text.length()));
    }
  }

  private static boolean isHttp(String text, int colon) {
    return text.startsWith("http", Math.max(0, colon - 4))
        || text.startsWith("https", Math.max(0, colon - 5));
  }

  private static void judge(Value value, View view, Findings findings, String text, int start) {
    int end = start;
    while (end < text.length() && end - start < MAX_HOST && !isEnd(text.charAt(end))) {
      end++;
    }
    int at = text.lastIndexOf('@', end - 1);
    int hostStart = at >= start ? at + 1 : start;
    String authority = text.substring(hostStart, end);
    double score = trust(value, score(host(authority)));
    if (at >= start && score > 0) {
      score = Math.max(score, 0.9);
    }
    if (score > findings.score(NAME)) {
      findings.found(NAME, form(score), score, value, view, view.foldedEvidence(hostStart, end));
    }
  }

  /** A host without a scheme: its own names and whole addresses only. */
  private static void judgeBare(Value value, View view, Findings findings, String text) {
    int slash = text.indexOf('/');
    String host = text.substring(0, Math.min(slash, MAX_HOST));
    boolean isHost = isOwnName(host) || (host.indexOf('.') > 0 && HostAddress.parse(host) != null);
    double score = isHost ? trust(value, score(host)) - 0.1 : 0;
    if (score > findings.score(NAME)) {
      findings.found(NAME, form(score), score, value, view, view.foldedEvidence(0, slash));
    }
  }

  /** An own address that is plain to see belongs in some fields, and is odd in others. */
  private static double trust(Value value, double score) {
    if (score > PLAIN) {
      return score;
    }
    String name = value.foldedName();
    boolean isReturned = RETURNED.stream().anyMatch(name::contains);
    boolean isFetched = FETCHED.stream().anyMatch(name::contains);
    return isReturned || !isFetched ? Math.min(score, 0.45) : score;
  }

  private static String host(String authority) {
    String plain =
        Normalizer.normalize(authority, Normalizer.Form.NFKC)
            .replace('\u3002', '.')
            .toLowerCase(Locale.ROOT);
    if (plain.startsWith("[")) {
      return plain;
    }
    int colon = plain.indexOf(':');
    return colon < 0 ? plain : plain.substring(0, colon);
  }

  private static double score(String host) {
    if (METADATA.stream().anyMatch(host::startsWith)) {
      return 0.95;
    }
    if (isOwnName(host)) {
      return 0.7;
    }
    if (ECHOING_NAMES.stream().anyMatch(host::contains)) {
      return 0.7;
    }
    HostAddress address = HostAddress.parse(host);
    if (address == null) {
      boolean isLocal = host.startsWith("[f") || host.startsWith("[::");
      return host.endsWith(".internal") ? 0.6 : host.startsWith("[") ? isLocal ? 0.6 : 0.45 : 0;
    }
    return switch (address.reach()) {
      case METADATA -> 0.95;
      case LOOPBACK -> address.isPlain() ? 0.7 : 0.9;
      case PRIVATE -> address.isPlain() ? 0.6 : 0.9;
      case PUBLIC -> address.isPlain() ? 0 : 0.6;
    };
  }

  private static boolean isOwnName(String host) {
    for (String name : OWN_NAMES) {
      if (host.equals(name) || host.endsWith("." + name) || host.startsWith(name + ".")) {
        return true;
      }
    }
    return false;
  }

  private static String form(double score) {
    return score >= 0.95 ? "metadata-address" : score >= 0.85 ? "hidden-address" : "own-address";
  }

  private static boolean isEnd(char c) {
    return c == '/' || c == '?' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\'
        || c == '&' || c == ')' || c == '|' || c == ',' || c == '}';
  }

  private static boolean isLookedAt(Place place) {
    return switch (place) {
      case QUERY, FORM, JSON, XML, GRAPHQL, PART, BODY, COOKIE, HEADER -> true;
      case PATH, NAME, REFERRER, AGENT, FILE_NAME -> false;
    };
  }
}
