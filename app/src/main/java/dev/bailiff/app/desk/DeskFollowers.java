package dev.bailiff.app.desk;

import dev.bailiff.casework.Casework;
import dev.bailiff.casework.Follower;
import dev.bailiff.casework.appeals.AppealLinks;
import dev.bailiff.casework.cases.Priority;
import dev.bailiff.casework.desk.Backgrounds;
import dev.bailiff.casework.desk.CaseDesk;
import dev.bailiff.casework.desk.CaseOpener;
import dev.bailiff.casework.desk.Contacts;
import dev.bailiff.casework.desk.Correspondence;
import dev.bailiff.casework.desk.DeskSettings;
import dev.bailiff.casework.desk.Hearings;
import dev.bailiff.casework.desk.Policies;
import dev.bailiff.casework.desk.PostBox;
import dev.bailiff.casework.desk.StatementIssuer;
import dev.bailiff.casework.docket.CaseStore;
import dev.bailiff.casework.erasure.Erasure;
import dev.bailiff.casework.erasure.LegalHolds;
import dev.bailiff.casework.statements.Languages;
import dev.bailiff.casework.statements.ShortLetters;
import dev.bailiff.casework.statements.StatementTemplates;
import dev.bailiff.casework.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The desk's part in what casework does by itself, and the desk itself over that. */
public final class DeskFollowers {
  /** A case that waits a working day is twice as urgent. */
  private static final Priority PRIORITY = new Priority(Duration.ofHours(8));

  private final DeskSettings settings;
  private final Policies policies;
  private final CaseStore cases = new CaseStore(PRIORITY);
  private final Languages languages = Languages.shipped();
  private final AppealLinks links;
  private final Correspondence letters;

  /**
   * The desk's followers.
   *
   * @param folder where the key is that signs links to appeals
   * @param policies whose words are cited
   * @param post where letters are left
   */
  public DeskFollowers(DeskSettings settings, Path folder, Policies policies, PostBox post)
      throws IOException {
    this.settings = settings;
    this.policies = policies;
    this.links = AppealKey.links(folder);
    this.letters = new Correspondence(settings, new ShortLetters(languages), post);
  }

  /** In the order in which they must be called, after those that begin enforcements. */
  public List<Follower> all() {
    StatementIssuer issuer =
        new StatementIssuer(
            settings,
            policies,
            new Backgrounds(cases),
            links,
            new StatementTemplates(languages),
            letters);
    return List.of(new Contacts(), new CaseOpener(cases, letters), issuer);
  }

  /** The desk over casework that these follow. */
  public Desk desk(Casework casework, Database database) {
    return new Desk(
        database,
        new CaseDesk(casework, database, cases, letters, settings),
        new Hearings(casework, database, links, letters, settings),
        new Erasure(casework),
        new LegalHolds(casework, database),
        languages);
  }

  /** Writes to people. */
  public Correspondence letters() {
    return letters;
  }
}
