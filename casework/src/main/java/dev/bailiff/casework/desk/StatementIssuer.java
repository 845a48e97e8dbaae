package dev.bailiff.casework.desk;

import dev.bailiff.casework.Follower;
import dev.bailiff.casework.Turn;
import dev.bailiff.casework.appeals.AppealLinks;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.casework.outgoing.StatementStore;
import dev.bailiff.casework.statements.Ground;
import dev.bailiff.casework.statements.Letter;
import dev.bailiff.casework.statements.Redress;
import dev.bailiff.casework.statements.Restriction;
import dev.bailiff.casework.statements.StatementOfReasons;
import dev.bailiff.casework.statements.StatementTemplates;
import dev.bailiff.casework.store.Digest;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.EntityRef;
import dev.bailiff.core.policy.Notify;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * States the reasons of each restriction to the account that it is aimed at, in the transaction in
 * which it begins: one statement for a decision and an account, whatever the decision did to it.
 */
public final class StatementIssuer implements Follower {
  private static final int ID_DIGITS = 24;

  private final DeskSettings settings;
  private final Policies policies;
  private final Backgrounds backgrounds;
  private final AppealLinks links;
  private final StatementTemplates templates;
  private final Correspondence letters;

  /**
   * An issuer of statements.
   *
   * @param policies whose words are cited
   * @param backgrounds what decisions rest on
   * @param links signs links to appeals
   * @param letters sends the statements
   */
  public StatementIssuer(
      DeskSettings settings,
      Policies policies,
      Backgrounds backgrounds,
      AppealLinks links,
      StatementTemplates templates,
      Correspondence letters) {
    this.settings = settings;
    this.policies = policies;
    this.backgrounds = backgrounds;
    this.links = links;
    this.templates = templates;
    this.letters = letters;
  }

  @Override
  public void follow(Turn turn) {
    Map<About, List<Enforcement>> begun = new LinkedHashMap<>();
    for (Enforcement enforcement : turn.ledger().begun()) {
      account(enforcement)
          .ifPresent(account ->
              begun
                  .computeIfAbsent(
                      new About(decision(enforcement), account), _ -> new ArrayList<>())
                  .add(enforcement));
    }
    begun.forEach((about, enforcements) -> state(turn, about, enforcements));
  }

  /** Of which decision whom is told. */
  private record About(String decision, EntityRef recipient) {}

  private void state(Turn turn, About about, List<Enforcement> enforcements) {
    Optional<Enforcement> first = enforcements.stream().filter(this::isExplained).findFirst();
    Optional<Ground> ground = first.flatMap(this::ground);
    if (first.isEmpty() || ground.isEmpty()) {
      return;
    }
    Background background = backgrounds.of(turn, first.get(), about.recipient());
    String id = id(about);
    Letter letter =
        templates.letter(
            new StatementOfReasons(
                id,
                settings.provider(),
                about.recipient(),
                turn.now(),
                restrictions(enforcements),
                background.circumstances(),
                ground.get(),
                redress(id, turn.now())),
            letters.languages(turn, about.recipient()));
    Issued issued =
        new Issued(
            id,
            about.decision(),
            about.recipient(),
            ground.get().clause().id(),
            ground.get().version(),
            turn.now(),
            enforcements.stream().map(Enforcement::id).collect(Collectors.toSet()),
            background.deciders(),
            Optional.of(letter));
    StatementStore.add(turn.sql(), issued);
    letters.send(turn, issued);
    turn.ledger().note(deed(turn, issued, first.get().cause().actor()));
  }

  /** The clause, if the policy still has it. */
  private Optional<Ground> ground(Enforcement enforcement) {
    String version = version(enforcement);
    return enforcement
        .cause()
        .clause()
        .flatMap(clause ->
            Ground.in(policies.versionOrCurrent(version), clause, settings.policyLanguage())
                .or(() -> Ground.in(policies.current(), clause, settings.policyLanguage())));
  }

  private Redress redress(String id, Instant now) {
    LocalDate last = settings.window().lastDay(now);
    Instant until = last.plusDays(1).atStartOfDay(settings.window().zone()).toInstant();
    return new Redress(settings.appeal(links.token(id, until)), last, settings.settlement());
  }

  private List<Restriction> restrictions(List<Enforcement> enforcements) {
    return enforcements.stream()
        .filter(this::isExplained)
        .map(it ->
            new Restriction(
                it.measure().kind(),
                it.measure().targets().getFirst(),
                it.measure().name(),
                it.ends()))
        .toList();
  }

  private static Deed deed(Turn turn, Issued issued, Actor actor) {
    return new Deed(
        turn.now(),
        actor,
        "state-reasons",
        issued.id(),
        null,
        "of " + issued.decision() + " under clause " + issued.clause(),
        "a restriction began");
  }

  /** What people order is always explained; what rules take away, unless the rule says not to. */
  private boolean isExplained(Enforcement enforcement) {
    Actor actor = enforcement.cause().actor();
    return enforcement.measure().kind().restricts()
        && (actor.kind() == Actor.Kind.PERSON || tells(actor.name(), version(enforcement)));
  }

  private boolean tells(String rule, String version) {
    return policies
        .versionOrCurrent(version)
        .rule(rule)
        .map(it -> it.spec().notified() != Notify.NONE)
        .orElse(true);
  }

  private static String version(Enforcement enforcement) {
    return enforcement.cause().occasion().map(it -> it.policyVersion()).orElse("in force");
  }

  /** The account that can be written to; what is aimed at anything else is told to nobody. */
  private static Optional<EntityRef> account(Enforcement enforcement) {
    return enforcement.measure().targets().stream()
        .limit(1) // of a pair, the one that is kept from the other
        .filter(target -> target.entity() == Entity.ACCOUNT)
        .findFirst();
  }

  /** Enforcements are numbered under what decided them. */
  static String decision(Enforcement enforcement) {
    int dot = enforcement.id().lastIndexOf('.');
    return dot < 0 ? enforcement.id() : enforcement.id().substring(0, dot);
  }

  private static String id(About about) {
    return Digest.begin()
        .add("statement")
        .add(about.decision())
        .add(about.recipient().toString())
        .hex()
        .substring(0, ID_DIGITS);
  }
}
