package dev.bailiff.rules.schema;

import static dev.bailiff.rules.schema.SchemaNode.choice;
import static dev.bailiff.rules.schema.SchemaNode.list;
import static dev.bailiff.rules.schema.SchemaNode.number;
import static dev.bailiff.rules.schema.SchemaNode.object;
import static dev.bailiff.rules.schema.SchemaNode.oneOrMore;
import static dev.bailiff.rules.schema.SchemaNode.pattern;
import static dev.bailiff.rules.schema.SchemaNode.required;
import static dev.bailiff.rules.schema.SchemaNode.root;
import static dev.bailiff.rules.schema.SchemaNode.text;
import static dev.bailiff.rules.schema.SchemaNode.whole;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.rules.services.TokenIssuerReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The schema of the inventory of services. */
final class ServiceSchemas {
  private static final String ALLOWANCE = "^[0-9]+ +per +[a-z0-9]+$";

  private ServiceSchemas() {}

  static Map<String, Object> inventory() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", text("What the service is called"));
    keys.put(
        "hosts", oneOrMore("The hosts it answers under; *. stands for all below one", text("")));
    keys.put("paths", oneOrMore("How its paths begin, among services on the same host", text("")));
    keys.put("purpose", text("What it is for"));
    keys.put("owner", text("The team that answers for it"));
    keys.put("openapi", oneOrMore("Files in the folder openapi that describe it", text("")));
    keys.put("clients", list("The provider's own programs", client()));
    keys.put("monitors", list("Machines that watch over it", monitor()));
    keys.put("costs", list("What operations cost, in points", cost()));
    keys.put("fields", list("What fields are for, where the description does not say", field()));
    keys.put("limits", list("What it documents as the most that a caller may use", limit()));
    keys.put("note", text("A remark"));
    Map<String, Object> service = required(object("", keys), "name", "hosts", "purpose", "owner");
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("services", list("Every service of the provider", service));
    file.put("tokens", list("Who signs the tokens that the services take", issuer()));
    file.put("robots", list("What hosts tell robots", robots()));
    return root("Bailiff services", required(object("", file), "services"));
  }

  private static Map<String, Object> robots() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("hosts", oneOrMore("The hosts that say so", text("")));
    keys.put("says", text("The text of robots.txt, RFC 9309"));
    keys.put("note", text("A remark"));
    return required(object("", keys), "hosts", "says");
  }

  private static Map<String, Object> issuer() {
    Map<String, Object> key = new LinkedHashMap<>();
    TokenIssuerReader.KEY_KEYS.forEach(name -> key.put(name, text("As in a JWK, RFC 7517")));
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("issuer", text("What tokens call it, as `iss`"));
    keys.put("audiences", oneOrMore("For whom tokens may be, as `aud`; any unless said", text("")));
    keys.put("algorithms", oneOrMore("What it signs with", choice("", TokenIssuerReader.KNOWN)));
    keys.put("keys", list("Its public keys", required(object("", key), "kty")));
    keys.put("note", text("A remark"));
    return required(object("", keys), "issuer", "keys");
  }

  private static Map<String, Object> client() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", text("What the program is called"));
    keys.put("agents", oneOrMore("How its agent string begins", text("")));
    keys.put("apps", oneOrMore("The identifiers under which it signs in", text("")));
    keys.put("note", text("A remark"));
    return required(object("", keys), "name");
  }

  private static Map<String, Object> monitor() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", text("Who watches"));
    keys.put("in", oneOrMore("Addresses and networks it watches from", text("")));
    keys.put("note", text("A remark"));
    return required(object("", keys), "name", "in");
  }

  private static Map<String, Object> cost() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("operations", oneOrMore("By name, or as GET /issues/{id}", text("")));
    keys.put("points", whole("What one call costs", 0, 1_000_000));
    keys.put("note", text("A remark"));
    return required(object("", keys), "operations", "points");
  }

  private static Map<String, Object> field() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("names", oneOrMore("Names as described; of a body as fields/labels/*", text("")));
    keys.put(
        "purpose",
        choice(
            "What they are for",
            Arrays.stream(FieldPurpose.values()).map(FieldPurpose::label).toList()));
    keys.put(
        "operations",
        oneOrMore("Where they are sent, if not anywhere: POST /issues/{id}", text("")));
    keys.put("note", text("A remark"));
    return required(object("", keys), "names", "purpose");
  }

  private static Map<String, Object> limit() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("id", pattern("What rules and answers call it", "^[a-z][a-z0-9-]{0,50}$"));
    keys.put("says", text("What the documentation says"));
    keys.put(
        "on",
        oneOrMore(
            "The events that use something up; http.request unless said",
            choice("", EventTypes.all().stream().map(EventType::name).toList())));
    keys.put("each", oneOrMore("Whose use it is", choice("", EACH)));
    keys.put("methods", oneOrMore("The methods that count", text("")));
    keys.put("operations", oneOrMore("The operations that count", text("")));
    keys.put("where", text("Which events count (CEL)"));
    keys.put("counts", text("calls, points, or a whole number (CEL)"));
    keys.put("allow", pattern("How much in what time", ALLOWANCE));
    keys.put("burst", whole("How much at once; as much as is allowed unless said", 1, MOST));
    keys.put("near", number("The share from which a caller is near it", 0.01, 1));
    keys.put("far", number("The multiple from which a caller is far beyond it", 1.1, 100));
    keys.put("note", text("A remark"));
    return required(object("", keys), "id", "says", "each", "allow");
  }

  private static final int MOST = Integer.MAX_VALUE;

  private static final List<String> EACH =
      List.of(
          "account",
          "address",
          "app",
          "fingerprint",
          "method",
          "network",
          "object",
          "operation",
          "tenant",
          "token");
}
