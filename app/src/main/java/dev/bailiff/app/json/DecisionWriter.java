package dev.bailiff.app.json;

import dev.bailiff.core.action.Action;
import dev.bailiff.core.decision.CannotSay;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.event.PermitUse;
import dev.bailiff.core.signal.Evidence;
import dev.bailiff.core.signal.Signal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes decisions as JSON, one to a line. The event's content stays out: its id, time and entities
 * name it.
 */
public final class DecisionWriter implements AutoCloseable {
  /** A decision on which no rule fired fits. */
  private static final int OBJECT_BYTES = 512;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .rootValueSeparator("") // each line ends itself
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private static final Entity[] ENTITIES = Entity.values();

  private final JsonGenerator json;

  /** Writes to a file of its own, which is closed in the end. */
  public DecisionWriter(OutputStream out) {
    this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
  }

  /** Writes to what others write to as well, which stays open. */
  public DecisionWriter(Writer shared) {
    this.json =
        FACTORY
            .rebuild()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(ObjectWriteContext.empty(), shared);
  }

  /** One decision as an object by itself, with the id that it can be asked for by. */
  public static byte[] object(String id, Decision decision) {
    return decision.isUneventful()
            && decision.actions().isEmpty()
            && decision.permits().isEmpty()
            && decision.limit().isEmpty()
        ? uneventful(id, decision)
        : eventful(id, decision);
  }

  /** As nearly every decision is. */
  private static byte[] uneventful(String id, Decision decision) {
    Event event = decision.event();
    JsonBytes json = new JsonBytes(OBJECT_BYTES);
    json.sign('{').name("id").text(id).name("event").sign('{');
    EventJson.envelope(json, event);
    for (Entity entity : ENTITIES) {
      Field named = event.type().idField(entity);
      if (named != null && event.has(named)) {
        json.name(entity.label()).text(event.text(named));
      }
    }
    json.sign('}').name("verdict").text(decision.verdict().label());
    return json.name("policy").text(decision.policyVersion()).sign('}').toArray();
  }

  private static byte[] eventful(String id, Decision decision) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(OBJECT_BYTES);
    try (DecisionWriter writer = new DecisionWriter(out)) {
      writer.json.writeStartObject();
      writer.json.writeStringProperty("id", id);
      writer.members(decision);
      writer.json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Writes one line. */
  public void write(Decision decision) {
    json.writeStartObject();
    members(decision);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void members(Decision decision) {
    event(decision.event());
    json.writeStringProperty("verdict", decision.verdict().label());
    json.writeStringProperty("policy", decision.policyVersion());
    findings("determining", decision.determining());
    findings("observed", decision.observed());
    if (!decision.cannotSay().isEmpty()) {
      json.writeArrayPropertyStart("cannot_say");
      decision.cannotSay().forEach(this::cannotSay);
      json.writeEndArray();
    }
    if (!decision.actions().isEmpty()) {
      json.writeArrayPropertyStart("actions");
      decision.actions().forEach(this::action);
      json.writeEndArray();
    }
    if (!decision.permits().isEmpty()) {
      json.writeArrayPropertyStart("permits");
      decision.permits().forEach(this::permit);
      json.writeEndArray();
    }
    decision.limit().ifPresent(standing -> LimitJson.write(json, standing));
  }

  @Override
  public void close() {
    json.close();
  }

  private void event(Event event) {
    json.writeObjectPropertyStart("event");
    json.writeStringProperty("id", event.id());
    json.writeStringProperty("source", event.source());
    json.writeStringProperty("type", event.type().name());
    json.writeStringProperty("time", event.time().toString());
    for (Entity entity : ENTITIES) {
      event.entity(entity).ifPresent(ref -> json.writeStringProperty(entity.label(), ref.id()));
    }
    json.writeEndObject();
  }

  private void findings(String name, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart(name);
    findings.forEach(this::finding);
    json.writeEndArray();
  }

  private void finding(Finding finding) {
    json.writeStartObject();
    json.writeStringProperty("rule", finding.rule().id());
    json.writeStringProperty("clause", finding.rule().clause());
    json.writeStringProperty("verdict", finding.verdict().label());
    json.writeStringProperty("because", finding.because());
    finding.restraint().ifPresent(it -> RestraintJson.write(json, it));
    if (!finding.readings().isEmpty()) {
      json.writeObjectPropertyStart("features");
      finding.readings().forEach(r -> json.writeStringProperty(r.feature(), r.value()));
      json.writeEndObject();
    }
    if (!finding.signals().isEmpty()) {
      json.writeArrayPropertyStart("signals");
      finding.signals().forEach(this::signal);
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void signal(Signal signal) {
    json.writeStartObject();
    json.writeStringProperty("name", signal.name());
    json.writeNumberProperty("score", signal.score());
    if (!signal.value().isEmpty()) {
      json.writeStringProperty("value", signal.value());
    }
    json.writeArrayPropertyStart("evidence");
    for (Evidence evidence : signal.evidence()) {
      json.writeStartObject();
      json.writeStringProperty("field", evidence.field());
      json.writeNumberProperty("start", evidence.start());
      json.writeNumberProperty("end", evidence.end());
      json.writeStringProperty("excerpt", evidence.excerpt());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void cannotSay(CannotSay unable) {
    json.writeStartObject();
    json.writeStringProperty("rule", unable.rule().id());
    json.writeStringProperty("because", unable.failure().toString());
    json.writeStringProperty("verdict", unable.verdict().label());
    unable.restraint().ifPresent(it -> RestraintJson.write(json, it));
    json.writeEndObject();
  }

  private void action(Action action) {
    json.writeStartObject();
    json.writeStringProperty("action", action.kind().label());
    if (!action.targets().isEmpty()) {
      json.writeArrayPropertyStart("targets");
      action.targets().stream().map(EntityRef::toString).forEach(json::writeString);
      json.writeEndArray();
    }
    action.name().ifPresent(name -> json.writeStringProperty("name", name));
    action.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
    json.writeStringProperty("rule", action.rule());
    json.writeEndObject();
  }

  private void permit(PermitUse use) {
    json.writeStartObject();
    json.writeStringProperty("permit", use.permit());
    json.writeBooleanProperty("covered", use.isCovered());
    use.crossedBound().ifPresent(bound -> json.writeStringProperty("crossed", bound));
    json.writeEndObject();
  }
}
