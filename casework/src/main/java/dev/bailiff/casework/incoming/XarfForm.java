package dev.bailiff.casework.incoming;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Parsed;
import dev.bailiff.core.event.PathProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads documents of XARF, the extended abuse reporting format, version 4: valid under its schemas,
 * with evidence that has the digests it claims. The evidence itself is not kept, only its digests.
 */
final class XarfForm {
  private static final String SCHEMAS = "https://xarf.org/schemas/v4/";

  /** Past this many, a document is not one of XARF. */
  private static final int MAX_PROBLEMS = 32;

  private static final Set<String> ADDRESSES = Set.of("url", "infringing_url", "target_url");

  /** Not kept: what is large, and what the format reserves for the sender's own use. */
  private static final List<String> LEFT_OUT = List.of("evidence", "_internal");

  /** Holds the compiled schemas, which are read when the first document comes. */
  private static final class Compiled {
    static final Schema SCHEMA =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry ->
                    registry.schemaIdResolvers(resolvers ->
                        resolvers.mapPrefix(
                            SCHEMAS, "classpath:dev/bailiff/casework/incoming/xarf/")))
            .getSchema(SchemaLocation.of(SCHEMAS + "xarf-v4-master.json"));
  }

  private XarfForm() {}

  static Parsed<Event> read(JsonNode document, Instant now) {
    List<PathProblem> problems = new ArrayList<>();
    for (Error error : Compiled.SCHEMA.validate(document)) {
      if (problems.size() < MAX_PROBLEMS) {
        problems.add(problem(error));
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(EvidenceDigests.problems(document));
    }
    return problems.isEmpty()
        ? new Parsed.Accepted<>(event((ObjectNode) document, now), List.of())
        : new Parsed.Rejected<>(problems);
  }

  private static Event event(ObjectNode document, Instant now) {
    String category = document.get("category").stringValue();
    JsonNode reporter = document.get("reporter");
    String source = "xarf:" + limited(reporter.get("domain").stringValue());
    Draft draft =
        new Draft(EventTypes.NOTICE_RECEIVED, document.get("report_id").stringValue(), source, now)
            .text("event.kind", "abuse")
            .text("event.right", category + "/" + document.get("type").stringValue())
            .text("event.law", "XARF " + limited(document.get("xarf_version").stringValue()))
            .text("event.sender", limited(reporter.get("org").stringValue()))
            .text("event.sender_email", limited(reporter.get("contact").stringValue()))
            .text("event.text", kept(document))
            .text("event.work", text(document, "work_title"))
            .text("event.claimant", text(document, "rights_holder"))
            .texts("event.locations", locations(document))
            .texts("event.sha256s", EvidenceDigests.sha256s(document))
            .text("target.id", text(document, "uploader_id"));
    Optional<String> address = locations(document).stream().findFirst();
    if (address.isPresent() && Set.of("content", "copyright").contains(category)) {
      draft.text("content.id", address);
    } else {
      draft.text("client.ip", limited(document.get("source_identifier").stringValue()));
    }
    return draft.event();
  }

  private static List<String> locations(JsonNode document) {
    return ADDRESSES.stream().sorted().flatMap(name -> text(document, name).stream()).toList();
  }

  private static String kept(ObjectNode document) {
    ObjectNode kept = document.deepCopy();
    LEFT_OUT.forEach(kept::remove);
    String text = kept.toString();
    return text.length() <= Sizes.EXPLANATION ? text : text.substring(0, Sizes.EXPLANATION);
  }

  private static Optional<String> text(JsonNode document, String name) {
    JsonNode value = document.path(name);
    return value.isString() && !value.stringValue().isBlank()
        ? Optional.of(limited(value.stringValue()))
        : Optional.empty();
  }

  private static String limited(String text) {
    return text.length() <= Sizes.NAME ? text : text.substring(0, Sizes.NAME);
  }

  private static PathProblem problem(Error error) {
    String path = error.getInstanceLocation().toString();
    return new PathProblem(
        path.isEmpty() ? "body" : limited(path),
        "not as XARF 4 has it",
        limited(String.valueOf(error.getMessage())));
  }
}
