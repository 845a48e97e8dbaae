package dev.bailiff.casework.desk;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Decided;
import dev.bailiff.casework.Decisions;
import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.appeals.AppealLinks;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.cases.Priority;
import dev.bailiff.casework.docket.CaseStore;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.enforcement.EnforcementStore;
import dev.bailiff.casework.enforcement.Ledger;
import dev.bailiff.casework.enforcement.Receipt;
import dev.bailiff.casework.statements.Languages;
import dev.bailiff.casework.statements.ShortLetters;
import dev.bailiff.casework.statements.StatementTemplates;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.action.Verdict;
import dev.bailiff.core.decision.Decision;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.policy.Clause;
import dev.bailiff.core.policy.Mode;
import dev.bailiff.core.policy.Notify;
import dev.bailiff.core.policy.OnUnknown;
import dev.bailiff.core.policy.Policy;
import dev.bailiff.core.policy.Rule;
import dev.bailiff.core.policy.RuleSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Casework with everything that people do, whose letters are kept instead of sent. */
public final class Desks {
  static final Instant NOON = Decisions.NOON;

  private static final Pattern LINK = Pattern.compile("https://help\\.example/appeal/(\\S+)");

  final Database database;
  final Casework casework;
  final Correspondence letters;
  final CaseDesk cases;
  final Hearings hearings;
  final List<PostBox.Addressed> sent = new ArrayList<>();

  private Optional<Function<Enforcement, Receipt.Withheld>> brake = Optional.empty();
  private long sequence;

  /** Over an empty database. */
  public Desks(Database database) {
    this.database = database;
    DeskSettings settings = DeskSettings.at(URI.create("https://help.example"));
    CaseStore store = new CaseStore(new Priority(Duration.ofHours(8)));
    Languages languages = Languages.shipped();
    letters =
        new Correspondence(
            settings, new ShortLetters(languages), (_, letter, _) -> sent.add(letter));
    AppealLinks links = new AppealLinks(new byte[AppealLinks.LEAST_KEY_BYTES]);
    StatementIssuer issuer =
        new StatementIssuer(
            settings,
            new OnePolicy(),
            new Backgrounds(store),
            links,
            new StatementTemplates(languages),
            letters);
    casework =
        new Casework(
            database,
            "a",
            InstantSource.fixed(NOON),
            AuditLog.saltedBy(new Random(7)),
            List.of(brake(), new Contacts(), new CaseOpener(store, letters), issuer));
    cases = new CaseDesk(casework, database, store, letters, settings);
    hearings = new Hearings(casework, database, links, letters, settings);
  }

  /** Leaves everything to people from now on. */
  void withhold(String queue, String because) {
    brake = Optional.of(asked -> new Receipt.Withheld(asked, queue, because));
  }

  private Follower brake() {
    return new Follower() {
      @Override
      public void follow(Turn turn) {}

      @Override
      public Optional<Receipt.Withheld> objection(Ledger changes, Enforcement asked) {
        return brake.map(it -> it.apply(asked));
      }
    };
  }

  /** Carries decisions to casework. */
  public void accept(Decision... decisions) {
    List<Decided> batch = new ArrayList<>();
    for (Decision decision : decisions) {
      batch.add(new Decided(++sequence, decision));
    }
    casework.accept(batch);
  }

  /** Nothing in the policy has anything to say of this event. */
  void accept(Event event) {
    accept(
        new Decision(
            event, Verdict.ALLOW, List.of(), List.of(), List.of(), List.of(), List.of(), "v1"));
  }

  /** What it all happens in. */
  public Casework casework() {
    return casework;
  }

  List<Enforcement> against(String account) {
    return database.read(sql -> EnforcementStore.against(sql, Decisions.account(account), 100));
  }

  /** How the account stands. */
  public Verdict verdict(String account) {
    return casework.standing().standing(Decisions.account(account), NOON).verdict();
  }

  /** The token in the last letter. */
  String token() {
    Matcher link = LINK.matcher(sent.getLast().letter().text());
    if (!link.find()) {
      throw new AssertionError("no link in " + sent.getLast());
    }
    return link.group(1);
  }

  /** A policy of which one version is known. */
  private static final class OnePolicy implements Policies {
    private static final Rule UNEXPLAINED =
        new Rule(
            new RuleSpec(
                "1.2/unexplained",
                "1.2",
                Set.of(),
                "true",
                "too often",
                List.of(),
                Mode.ENFORCE,
                Optional.empty(),
                OnUnknown.ALLOW,
                Notify.NONE),
            Map.of());

    private static final Policy POLICY =
        new Policy(
            "v1",
            "acceptable use",
            LocalDate.of(2026, 11, 1),
            1 << 20,
            List.of(
                new Clause(
                    "1.2",
                    "tampering",
                    "Tampering and intrusion",
                    LocalDate.of(2026, 11, 1),
                    "security",
                    Clause.RecognisedBy.RULES,
                    "Do not guess the passwords of others.")),
            List.of(),
            List.of(UNEXPLAINED),
            List.of(),
            0);

    @Override
    public Policy current() {
      return POLICY;
    }

    @Override
    public Optional<Policy> version(String version) {
      return Optional.of(POLICY).filter(it -> it.version().equals(version));
    }
  }
}
