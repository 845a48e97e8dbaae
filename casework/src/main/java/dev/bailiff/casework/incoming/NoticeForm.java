package dev.bailiff.casework.incoming;

import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.EventTypes;
import dev.bailiff.core.event.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads formal notices. A notice of illegal content has what Article 16(2) of Regulation (EU)
 * 2022/2065 asks for: an explanation, the exact place, name and mail address of the sender unless
 * it is about abuse of children, and a statement of good faith. A notice of copyright infringement
 * has the elements of 17 U.S.C. 512(c)(3)(A): a signature, the work, the place, an address, and
 * statements of good faith and, under penalty of perjury, of accuracy. Anything with a {@code
 * xarf_version} is read as an XARF document.
 */
public final class NoticeForm {
  /** The source of the events that notices become, but for those of XARF. */
  public static final String SOURCE = "notices";

  /** What a notice is about. */
  private enum Kind {
    ILLEGAL_CONTENT("illegal-content", "Regulation (EU) 2022/2065, Article 16"),
    COPYRIGHT("copyright", "17 U.S.C. 512(c)(3)");

    private final String label;
    private final String law;

    Kind(String label, String law) {
      this.label = label;
      this.law = law;
    }
  }

  private static final Pattern MAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "kind",
          "subject",
          "locations",
          "explanation",
          "law",
          "jurisdiction",
          "sender",
          "good_faith",
          "child_abuse",
          "work",
          "work_links",
          "claimant",
          "accurate",
          "signature",
          "language");

  private final Form form;
  private final Kind kind;

  private NoticeForm(Form form, Kind kind) {
    this.form = form;
    this.kind = kind;
  }

  /**
   * The notice as an event.
   *
   * @param ids gives an id to a notice that brings none
   */
  public static Parsed<Event> read(JsonNode body, Supplier<String> ids, Instant now) {
    if (body.has("xarf_version")) {
      return XarfForm.read(body, now);
    }
    Form form = Form.of(body);
    form.only(MEMBERS);
    String label = form.text("kind", Sizes.NAME);
    for (Kind kind : Kind.values()) {
      if (kind.label.equals(label)) {
        return new NoticeForm(form, kind).read(ids, now);
      }
    }
    form.problem("kind", "`" + label + "`", "`illegal-content`, `copyright`, or a XARF document");
    return new Parsed.Rejected<>(form.problems());
  }

  private Parsed<Event> read(Supplier<String> ids, Instant now) {
    Optional<String> id = Ids.in(form);
    Subject subject = Subject.in(form);
    List<String> locations = form.texts("locations", Sizes.LOCATIONS, Sizes.ADDRESS);
    if (locations.isEmpty()) {
      form.problem("locations", "none", "the exact address of each piece of content");
    }
    Draft draft =
        new Draft(EventTypes.NOTICE_RECEIVED, id.orElseGet(ids), SOURCE, now)
            .text("event.kind", "takedown")
            .text("event.right", kind.label)
            .text("event.law", form.optional("law", Sizes.NAME).orElse(kind.law))
            .text("event.jurisdiction", form.optional("jurisdiction", Sizes.NAME))
            .text("event.language", form.optional("language", Sizes.LANGUAGE))
            .texts("event.locations", locations)
            .flag("event.good_faith", form.flag("good_faith"));
    subject.addTo(draft);
    form.mustBeTrue("good_faith", "the sender's statement that they believe what they say");
    addSender(draft);
    switch (kind) {
      case ILLEGAL_CONTENT -> draft.text("event.text", form.text("explanation", Sizes.EXPLANATION));
      case COPYRIGHT -> addClaim(draft);
    }
    return form.isSound()
        ? new Parsed.Accepted<>(draft.event(), List.of())
        : new Parsed.Rejected<>(form.problems());
  }

  private void addSender(Draft draft) {
    Form sender = form.part("sender");
    sender.only(Set.of("name", "email"));
    boolean mayBeAnonymous = form.flag("child_abuse") && kind == Kind.ILLEGAL_CONTENT;
    Optional<String> name = sender.optional("name", Sizes.NAME);
    Optional<String> email = sender.optional("email", Sizes.ADDRESS);
    if (!mayBeAnonymous && !sender.has("name")) {
      form.problem("sender.name", "missing", "the name of who sends the notice");
    }
    if (!mayBeAnonymous && !sender.has("email")) {
      form.problem("sender.email", "missing", "where the answer is sent to");
    }
    if (email.isPresent() && !MAIL.matcher(email.get()).matches()) {
      form.problem("sender.email", "not an address", "an address such as `a@example.com`");
    }
    draft.text("event.sender", name).text("event.sender_email", email);
  }

  private void addClaim(Draft draft) {
    draft
        .text("event.work", form.text("work", Sizes.NAME))
        .texts("event.work_links", form.texts("work_links", Sizes.LOCATIONS, Sizes.ADDRESS))
        .text("event.claimant", form.text("claimant", Sizes.NAME))
        .text("event.signature", form.text("signature", Sizes.NAME))
        .text("event.text", form.optional("explanation", Sizes.EXPLANATION))
        .flag("event.accurate", form.flag("accurate"));
    form.mustBeTrue("accurate", "the statement, under penalty of perjury, that it is accurate");
  }
}
