package dev.bailiff.app.reader;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A form that the lines of a log can have. The order is the preference where several fit. */
public enum LogFormat {
  VHOST("vhost", "common or combined, after the name of the virtual host") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new AccessLogParser(setup, true);
    }
  },
  COMBINED("combined", "Apache or nginx access log: common, with referrer and agent") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new AccessLogParser(setup, false);
    }

    @Override
    boolean fits(byte[] bytes, int from, int to) {
      return AccessLogParser.quotes(bytes, from, to) >= 3;
    }
  },
  COMMON("common", "Apache or nginx access log without referrer and agent") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new AccessLogParser(setup, false);
    }
  },
  AUTH("auth", "system log with the attempts to sign in of OpenSSH and PAM") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new AuthLogParser(setup);
    }
  },
  NGINX_JSON("nginx-json", "nginx access log in JSON, with the names of its variables as keys") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new NginxJsonParser(setup);
    }
  },
  ENVOY_JSON("envoy-json", "Envoy access log in JSON") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new EnvoyJsonParser(setup);
    }
  },
  CADDY_JSON("caddy-json", "Caddy access log") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new CaddyJsonParser(setup);
    }
  },
  CLOUDEVENTS("cloudevents", "recorded events, one CloudEvents object in JSON a line") {
    @Override
    LineParser parser(ParserSetup setup) {
      return new CloudEventParser(setup);
    }

    @Override
    int maxLineBytes(ReadOptions options) {
      return Math.max(CloudEventParser.MAX_LINE_BYTES, options.maxLineBytes());
    }
  };

  private final String label;
  private final String summary;

  LogFormat(String label, String summary) {
    this.label = label;
    this.summary = summary;
  }

  /** The name used on the command line. */
  public String label() {
    return label;
  }

  /** What it is, in a few words. */
  public String summary() {
    return summary;
  }

  /** The format with this name. */
  public static Optional<LogFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.label.equals(name)).findFirst();
  }

  /** The names of all formats. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(LogFormat::label).toList();
  }

  abstract LineParser parser(ParserSetup setup);

  /** How long a line may be. */
  int maxLineBytes(ReadOptions options) {
    return options.maxLineBytes();
  }

  /** Whether a line that the parser can read has what sets this format apart from a simpler one. */
  boolean fits(byte[] bytes, int from, int to) {
    return true;
  }
}
