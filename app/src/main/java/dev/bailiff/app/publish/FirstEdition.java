package dev.bailiff.app.publish;

import dev.bailiff.app.policy.OpenPolicy;
import dev.bailiff.app.policy.PolicyReading;
import dev.bailiff.casework.audit.Actor;
import dev.bailiff.casework.audit.AuditLog;
import dev.bailiff.casework.editions.Edition;
import dev.bailiff.casework.editions.EditionStore;
import dev.bailiff.casework.editions.Publication;
import dev.bailiff.casework.editions.Step;
import dev.bailiff.casework.store.Database;
import dev.bailiff.rules.load.LoadedPolicy;
import dev.bailiff.rules.load.Loading;
import dev.bailiff.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The policy that a service starts with. */
public final class FirstEdition {
  /** Who can write the policy's folder. */
  static final Actor FOLDER = Actor.person("folder");

  private FirstEdition() {}

  /**
   * What was in force last. Where nothing was, that is what the folder holds, or the shipped policy
   * without one; it is published as it is.
   */
  public static Texts open(
      Database database, AuditLog audit, Optional<Path> folder, InstantSource time)
      throws IOException {
    Optional<Publication> last = database.read(EditionStore::inForce);
    if (last.isPresent()) {
      return published(database, last.get().edition());
    }
    OpenPolicy opened = OpenPolicy.open(folder);
    Texts texts =
        switch (opened.loading()) {
          case Loading.Accepted accepted -> Texts.of(opened.source(), accepted.policy());
          case Loading.Rejected _ ->
              throw new IOException(opened.name() + " has problems\n" + opened.report());
        };
    LoadedPolicy policy = texts.policy();
    Step step = new Step(time.instant(), FOLDER, "the first start");
    Edition edition =
        new Edition(texts.edition(), policy.policy().version(), policy.policy().name(), step);
    EditionStore store = new EditionStore(audit);
    database.write(sql -> {
      store.propose(sql, edition, texts.byName());
      return store.publish(sql, edition.id(), step);
    });
    return texts;
  }

  private static Texts published(Database database, String id) throws IOException {
    Map<String, String> kept = database.read(sql -> EditionStore.texts(sql, id));
    PolicySource source = PolicySource.of(kept);
    Loading loading = PolicyReading.load(source);
    return switch (loading) {
      case Loading.Accepted accepted -> new Texts(kept, accepted.policy());
      case Loading.Rejected rejected ->
          throw new IOException(
              "this program cannot load edition %s of the policy, which was published last: %s; `publishing: folder` goes on by the policy's folder"
                  .formatted(id, rejected.problems().getFirst().message()));
    };
  }
}
