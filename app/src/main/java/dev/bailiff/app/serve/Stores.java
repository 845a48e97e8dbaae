package dev.bailiff.app.serve;

import dev.bailiff.app.carry.JournalName;
import dev.bailiff.app.deliver.Deliveries;
import dev.bailiff.app.desk.Desk;
import dev.bailiff.app.desk.DeskFollowers;
import dev.bailiff.app.desk.OutboxPost;
import dev.bailiff.app.desk.PolicyShelf;
import dev.bailiff.app.journal.Journal;
import dev.bailiff.app.journal.JournalSettings;
import dev.bailiff.app.publish.FirstEdition;
import dev.bailiff.app.publish.Publishing;
import dev.bailiff.app.publish.Texts;
import dev.bailiff.app.restrain.Holding;
import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Follower;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.cohort.CohortUndo;
import dev.bailiff.casework.enforcement.StandingSource;
import dev.bailiff.casework.erasure.HeldStanding;
import dev.bailiff.casework.escalation.Escalation;
import dev.bailiff.casework.outbox.CourierListener;
import dev.bailiff.casework.permits.PermitUses;
import dev.bailiff.casework.restraint.AlarmTo;
import dev.bailiff.casework.restraint.BudgetPlan;
import dev.bailiff.casework.restraint.Budgets;
import dev.bailiff.casework.store.Database;
import dev.bailiff.core.policy.Budget;
import dev.bailiff.rules.load.LoadedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a service remembers: the journal, and casework on its database. */
final class Stores implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Stores.class.getName());

  private final Journal journal;
  private final Database database;
  private final AuditLog audit = AuditLog.saltedBy(new SecureRandom());
  private final Casework casework;
  private final Holding holding;
  private final Budgets budgets;
  private final Deliveries deliveries;
  private final PolicyShelf shelf;
  private final Desk desk;
  private final CohortUndo cohorts;
  private final Optional<Texts> published;
  private volatile LoadedPolicy policy;
  private volatile BudgetPlan plan;

  private Stores(
      ServeSettings settings,
      LoadedPolicy loaded,
      Optional<Texts> published,
      Journal journal,
      Database database,
      Deliveries deliveries,
      InstantSource time)
      throws IOException {
    this.policy = loaded;
    this.published = published;
    this.plan = BudgetPlan.of(loaded.policy(), loaded.restraint());
    this.journal = journal;
    this.database = database;
    this.deliveries = deliveries;
    String name = JournalName.in(settings.directory());
    AlarmTo alarmTo = new AlarmTo(deliveries.systems(), settings.delivery().alarms());
    this.budgets = new Budgets(database, () -> plan, time, alarmTo, Stores::alarm);
    this.shelf = new PolicyShelf(loaded.policy());
    DeskFollowers desks =
        new DeskFollowers(
            settings.desk().settings(settings.publicUrl()),
            settings.directory(),
            shelf,
            new OutboxPost(deliveries.systems(), settings.delivery().mail().isPresent()));
    this.casework = new Casework(database, name, time, audit, followers(name, desks));
    this.desk = desks.desk(casework, database);
    this.cohorts =
        new CohortUndo(database, casework, deliveries.apologies(desks.letters()::apologise));
    this.holding =
        Holding.open(database, casework, budgets, () -> policy.restraint(), desk.holds(), time);
  }

  /** Opens all of them, or none; the journal's lock keeps a second process away. */
  static Stores open(
      ServeSettings settings,
      Supplier<LoadedPolicy> loading,
      InstantSource time,
      CourierListener courier)
      throws IOException {
    OwnFolder.make(settings.directory());
    Path directory = settings.directory().resolve("journal");
    Journal journal = Journal.open(directory, JournalSettings.DEFAULT, time);
    Database database = null;
    Deliveries deliveries = null;
    boolean opened = false;
    try {
      database = Database.open(settings.database());
      deliveries = Deliveries.start(database, settings.delivery(), time, courier);
      Optional<Texts> published = published(settings, database, time);
      LoadedPolicy policy = published.map(Texts::policy).orElseGet(loading);
      Stores stores = new Stores(settings, policy, published, journal, database, deliveries, time);
      opened = true;
      return stores;
    } finally {
      if (!opened) {
        if (deliveries != null) {
          deliveries.close();
        }
        if (database != null) {
          database.close();
        }
        journal.close();
      }
    }
  }

  /** What was published last, where that counts and not what the folder holds. */
  private static Optional<Texts> published(
      ServeSettings settings, Database database, InstantSource time) throws IOException {
    return settings.publishing() == Publishing.FOLDER
        ? Optional.empty()
        : Optional.of(
            FirstEdition.open(
                database, AuditLog.saltedBy(new SecureRandom()), settings.policy(), time));
  }

  /**
   * Who takes part in what casework does, in this order: what begins enforcements or leaves them to
   * people before what counts them and tells of them.
   */
  private List<Follower> followers(String journalName, DeskFollowers desks) {
    List<Follower> followers = new ArrayList<>();
    followers.add(new Escalation(journalName, () -> policy.ladder()));
    followers.add(budgets);
    followers.add(new PermitUses());
    followers.addAll(desks.all());
    followers.add(deliveries.announcements());
    return followers;
  }

  private static void alarm(String scope, Budget budget) {
    LOG.log(
        System.Logger.Level.WARNING,
        "`{0}` has used up its budget of {1}; until it begins anew cases are opened instead",
        scope,
        dev.bailiff.rules.quantity.Budgets.print(budget));
  }

  /** Goes on under another policy. */
  void use(LoadedPolicy next) {
    policy = next;
    plan = BudgetPlan.of(next.policy(), next.restraint());
    shelf.put(next.policy());
  }

  /** The policy at hand. */
  LoadedPolicy policy() {
    return policy;
  }

  /** What was in force at the start, if a folder does not say it. */
  Optional<Texts> published() {
    return published;
  }

  Journal journal() {
    return journal;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Database database() {
    return database;
  }

  AuditLog audit() {
    return audit;
  }

  Casework casework() {
    return casework;
  }

  CohortUndo cohorts() {
    return cohorts;
  }

  /** How entities stand. */
  StandingSource standing() {
    return new HeldStanding(casework.standing(), desk.holds());
  }

  Holding holding() {
    return holding;
  }

  Desk desk() {
    return desk;
  }

  /** The journal last, as it says what the database has still to follow. */
  @Override
  public void close() throws IOException {
    deliveries.close();
    database.close();
    journal.close();
  }
}
