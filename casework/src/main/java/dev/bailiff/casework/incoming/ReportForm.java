package dev.bailiff.casework.incoming;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Reads what a user reports about an account or content. */
public final class ReportForm {
  /** The source of the events that reports become. */
  public static final String SOURCE = "reports";

  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "reason",
          "clause",
          "text",
          "quoted",
          "links",
          "danger",
          "anonymous",
          "reporter",
          "subject",
          "language");

  private ReportForm() {}

  /**
   * The report as an event.
   *
   * @param ids gives an id to a report that brings none; one that does is the same report when it
   *     is sent again
   */
  public static Parsed<Event> read(JsonNode body, Supplier<String> ids, Instant now) {
    Form form = Form.of(body);
    form.only(MEMBERS);
    Optional<String> id = Ids.in(form);
    String reason = form.text("reason", Sizes.NAME);
    Subject subject = Subject.in(form);
    if (!subject.isNamed()) {
      form.problem("subject", "missing", "the `account` or the `content` that is reported");
    }
    boolean anonymous = form.flag("anonymous");
    Optional<String> reporter = form.optional("reporter", Sizes.NAME);
    Optional<String> clause = form.optional("clause", Sizes.NAME);
    Optional<String> text = form.optional("text", Sizes.EXPLANATION);
    Optional<String> quoted = form.optional("quoted", Sizes.EXPLANATION);
    List<String> links = form.texts("links", Sizes.LOCATIONS, Sizes.ADDRESS);
    boolean danger = form.flag("danger");
    Optional<String> language = form.optional("language", Sizes.LANGUAGE);
    if (!form.isSound()) {
      return new Parsed.Rejected<>(form.problems());
    }
    String name = id.orElseGet(ids);
    Draft draft =
        new Draft(EventTypes.REPORT_FILED, name, SOURCE, now)
            .text("event.report", name)
            .text("event.reason", reason)
            .text("event.clause", clause)
            .text("event.text", text)
            .text("event.quoted", quoted)
            .texts("event.links", links)
            .flag("event.danger", danger)
            .flag("event.anonymous", anonymous)
            .text("event.language", language)
            .text("account.id", anonymous ? Optional.empty() : reporter);
    subject.addTo(draft);
    return new Parsed.Accepted<>(draft.event(), List.of());
  }
}
