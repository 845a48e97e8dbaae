package dev.bailiff.verify.developertext;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventBuilder;
import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import java.net.URLEncoder;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A way in which people send a text. */
enum Posting {
  ISSUE_DESCRIPTION("description of an issue in JSON", "application/json") {
    @Override
    EventBuilder put(EventBuilder request, String text) {
      ObjectNode issue = JSON.objectNode();
      issue.put("summary", "Please look").put("description", text);
      return body(request, JSON.objectNode().set("fields", issue).toString());
    }
  },
  FORM("field of a form", "application/x-www-form-urlencoded") {
    @Override
    EventBuilder put(EventBuilder request, String text) {
      return body(request, "title=Please+look&message=" + URLEncoder.encode(text, UTF_8));
    }
  },
  QUERY("parameter of a query", "") {
    @Override
    EventBuilder put(EventBuilder request, String text) {
      String shown = text.substring(0, Math.min(text.length(), LONGEST_QUERY));
      String query = "q=" + URLEncoder.encode(shown, UTF_8) + "&page=1";
      return request.text(TYPE.require("event.query"), query);
    }
  },
  MULTIPART("comment in a multipart body", "multipart/form-data; boundary=----b0undary") {
    @Override
    EventBuilder put(EventBuilder request, String text) {
      String part = "------b0undary\r\nContent-Disposition: form-data; name=";
      return body(
          request,
          part
              + "\"issue\"\r\n\r\n17\r\n"
              + part
              + "\"comment\"\r\n\r\n"
              + text
              + "\r\n------b0undary--\r\n");
    }
  },
  GRAPHQL("variable of a GraphQL mutation", "application/json") {
    @Override
    EventBuilder put(EventBuilder request, String text) {
      String mutation = "mutation Add($input: CommentInput!) { add(input: $input) { id } }";
      ObjectNode document = JSON.objectNode().put("query", mutation);
      document.putObject("variables").putObject("input").put("issue", "17").put("body", text);
      return body(request, document.toString());
    }
  };

  private static final int LONGEST_QUERY = 2_000;
  private static final EventType TYPE = EventTypes.HTTP_REQUEST;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String meaning;
  private final String mediaType;

  Posting(String meaning, String mediaType) {
    this.meaning = meaning;
    this.mediaType = mediaType;
  }

  /** What it is. */
  String meaning() {
    return meaning;
  }

  /** A request that sends a text so, the sender's nth, ten seconds after the one before. */
  Event event(String text, int sender, int nth) {
    String agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    EventBuilder request =
        Event.at(TYPE, "sender" + sender, nth, 1_790_000_000_000L + nth * 10_000L)
            .text(TYPE.require("event.method"), this == QUERY ? "GET" : "POST")
            .text(TYPE.require("event.path"), this == QUERY ? "/search" : "/projects/alpha/issues")
            .text(TYPE.require("event.host"), "app.example.com")
            .integer(TYPE.require("event.status"), 200)
            .text(TYPE.require("client.ip"), address(sender))
            .text(TYPE.require("client.agent"), agent)
            .text(TYPE.require("event.referrer"), "https://app.example.com/projects/alpha");
    Map<String, String> headers = Map.of("host", "app.example.com", "user-agent", agent);
    if (!mediaType.isEmpty()) {
      headers = Map.of("host", "app.example.com", "user-agent", agent, "content-type", mediaType);
    }
    return put(request.map(TYPE.require("event.headers"), headers), text).build();
  }

  abstract EventBuilder put(EventBuilder request, String text);

  private static String address(int sender) {
    return "198." + (18 + (sender >> 16 & 1)) + "." + (sender >> 8 & 255) + "." + (sender & 255);
  }

  private static EventBuilder body(EventBuilder request, String body) {
    return request.text(TYPE.require("event.body"), body);
  }
}
