package dev.bailiff.casework.desk;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.bailiff.casework.Decided;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.cases.CaseId;
import dev.bailiff.casework.cases.Deadline;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.cases.Severity;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.store.Digest;
import dev.bailiff.core.action.Action;
import dev.bailiff.core.action.ActionKind;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.decision.Finding;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one decision, and the report or notice that it may be about, puts to people. */
final class Questions {
  static final String REPORTS = "reports";
  static final String NOTICES = "notices";

  /** What stands for the clause where nobody named one. */
  static final String NO_CLAUSE = "unnamed";

  /** Whose act it is, the first that the event names. */
  private static final List<Entity> ACTING =
      List.of(
          Entity.ACCOUNT,
          Entity.APP,
          Entity.TOKEN,
          Entity.TENANT,
          Entity.SESSION,
          Entity.CLIENT,
          Entity.CONTENT);

  /** A report is one person's word, and most are mistaken; a notice is given with more care. */
  private static final double REPORT_CONFIDENCE = 0.3;

  private static final double NOTICE_CONFIDENCE = 0.7;
  private static final double TRUSTED_CONFIDENCE = 0.9;

  /** A rule that weighs no signal says nothing of how sure it is. */
  private static final double UNSAID_CONFIDENCE = 0.5;

  /** A case goes ahead of others a day before its notice wants an answer. */
  private static final Duration LEAD = Duration.ofDays(1);

  private static final int LONGEST_QUEUE = 64;

  private static final int ID_DIGITS = 24;

  private final Decided decided;
  private final Event event;

  private Questions(Decided decided) {
    this.decided = decided;
    this.event = decided.decision().event();
  }

  static List<Question> of(Decided decided) {
    Questions questions = new Questions(decided);
    List<Question> all = new ArrayList<>();
    if (CaseOpener.isReport(questions.event)) {
      all.add(questions.reported());
    }
    if (CaseOpener.isNotice(questions.event)) {
      all.add(questions.noticed());
    }
    for (Action action : decided.decision().actions()) {
      if (action.kind() == ActionKind.OPEN_CASE) {
        all.add(questions.asked(action, all.size()));
      }
    }
    return all;
  }

  /** Whether something is done that a rule asked for and that must not begin by itself. */
  static Question of(Receipt.Withheld withheld) {
    Enforcement asked = withheld.enforcement();
    Reason.Key key =
        new Reason.Key(
            Reason.Source.DECISION,
            asked.cause().actor().name(),
            asked.cause().clause().orElse(NO_CLAUSE));
    Severity severity =
        asked.measure().kind().verdict() == Verdict.DENY ? Severity.SERIOUS : Severity.MODERATE;
    String id = Digest.begin().add("withheld").add(asked.id()).hex().substring(0, ID_DIGITS);
    return new Question(
        new CaseId(id),
        asked.measure().targets().stream()
            .findFirst()
            .orElseGet(() -> new EntityRef(Entity.CONTENT, "of " + asked.id())),
        withheld.queue(),
        Reason.once(key, new Reason.Weight(severity, UNSAID_CONFIDENCE, 1, 0), asked.begins())
            .proposing(proposal(withheld)),
        asked.cause().actor(),
        Optional.empty());
  }

  /** What people may order instead; whom, the case says. */
  private static String proposal(Receipt.Withheld withheld) {
    Enforcement asked = withheld.enforcement();
    String what =
        asked.measure().kind().label()
            + asked.measure().name().map(name -> " \"" + name + "\"").orElse("");
    String until = asked.ends().map(end -> " until " + end.truncatedTo(SECONDS)).orElse("");
    return what + until + ": " + withheld.because();
  }

  private Question reported() {
    boolean danger = isTrue("event.danger");
    Reason.Weight weight =
        new Reason.Weight(
            danger ? Severity.GRAVE : Severity.MODERATE, REPORT_CONFIDENCE, 1, danger ? 1 : 0);
    Reason.Key key =
        new Reason.Key(
            Reason.Source.REPORT,
            event.text("event.reason").orElse(""),
            event.text("event.clause").orElse(NO_CLAUSE));
    return new Question(
        id(0),
        accused(),
        REPORTS,
        Reason.once(key, weight, event.time()),
        CaseOpener.opener(),
        Optional.empty());
  }

  private Question noticed() {
    double confidence = isTrue("event.trusted") ? TRUSTED_CONFIDENCE : NOTICE_CONFIDENCE;
    Reason.Key key = new Reason.Key(Reason.Source.NOTICE, event.id(), NO_CLAUSE);
    Reason reason =
        Reason.once(key, new Reason.Weight(Severity.SERIOUS, confidence, 1, 0), event.time());
    return new Question(
        id(0),
        accused(),
        NOTICES,
        due().map(at -> reason.by(new Deadline(at, LEAD, "the notice"))).orElse(reason),
        CaseOpener.opener(),
        Optional.of(event));
  }

  private Question asked(Action action, int position) {
    Decision decision = decided.decision();
    Optional<Finding> finding =
        decision.determining().stream()
            .filter(it -> it.rule().id().equals(action.rule()))
            .findFirst();
    double confidence =
        finding.stream()
            .flatMap(it -> it.signals().stream())
            .mapToDouble(Signal::score)
            .max()
            .orElse(UNSAID_CONFIDENCE);
    Severity severity =
        switch (decision.verdict()) {
          case ALLOW, CHALLENGE, THROTTLE -> Severity.MODERATE;
          case HOLD, DENY -> Severity.SERIOUS;
        };
    Reason.Key key =
        new Reason.Key(
            Reason.Source.DECISION,
            action.rule(),
            finding.map(it -> it.rule().clause()).orElse(NO_CLAUSE));
    return new Question(
        id(position),
        isIncoming() ? accused() : acting(),
        queue(action),
        Reason.once(key, new Reason.Weight(severity, confidence, 1, 0), event.time()),
        Actor.rule(action.rule()),
        Optional.empty());
  }

  private static String queue(Action action) {
    String name = action.name().orElse(REPORTS);
    return name.length() <= LONGEST_QUEUE ? name : name.substring(0, LONGEST_QUEUE);
  }

  private boolean isIncoming() {
    return CaseOpener.isReport(event) || CaseOpener.isNotice(event);
  }

  private EntityRef acting() {
    return ACTING.stream()
        .flatMap(entity -> event.entity(entity).stream())
        .findFirst()
        .orElseGet(this::unnamed);
  }

  /** Whom a report or notice is about: never who sent it. */
  private EntityRef accused() {
    Optional<EntityRef> account =
        event.entity(Entity.TARGET).map(it -> new EntityRef(Entity.ACCOUNT, it.id()));
    Stream<EntityRef> place =
        locations().stream().limit(1).map(it -> new EntityRef(Entity.CONTENT, it));
    return Stream.of(
            account.stream(),
            event.entity(Entity.CONTENT).stream(),
            place,
            CaseOpener.isNotice(event)
                ? event.entity(Entity.CLIENT).stream()
                : Stream.<EntityRef>empty())
        .flatMap(it -> it)
        .findFirst()
        .orElseGet(this::unnamed);
  }

  private EntityRef unnamed() {
    return new EntityRef(Entity.CONTENT, event.source() + " " + event.id());
  }

  private List<String> locations() {
    return event
        .type()
        .field("event.locations")
        .filter(event::has)
        .map(event::texts)
        .orElse(List.of());
  }

  private boolean isTrue(String path) {
    return event
        .type()
        .field(path)
        .filter(event::has)
        .filter(it -> event.bits(it) != 0)
        .isPresent();
  }

  private Optional<Instant> due() {
    return event
        .type()
        .field("event.deadline")
        .filter(event::has)
        .map(it -> Instant.ofEpochMilli(event.bits(it)));
  }

  /** The same for the same record of a journal; nobody else's. */
  private CaseId id(int position) {
    return new CaseId(
        Digest.begin()
            .add("case")
            .add(event.source())
            .add(event.id())
            .add(decided.sequence())
            .add(position)
            .hex()
            .substring(0, ID_DIGITS));
  }
}
