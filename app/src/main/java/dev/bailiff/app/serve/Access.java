package dev.bailiff.app.serve;

import dev.bailiff.app.access.Caller;
import dev.bailiff.app.access.Keyring;
import dev.bailiff.app.access.Keys;
import dev.bailiff.app.access.RequestRate;
import dev.bailiff.app.access.ServiceFile;
import dev.bailiff.app.access.Sessions;
import dev.bailiff.app.http.Address;
import dev.bailiff.app.http.Gate;
import dev.bailiff.app.http.TlsFiles;
import dev.bailiff.app.http.TlsIdentity;
import dev.bailiff.app.signin.SignIn;
import dev.bailiff.casework.access.KeyText;
import dev.bailiff.casework.access.Role;
import dev.bailiff.casework.audit.Deed;
import dev.bailiff.casework.store.StoreException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is let in to a service, and the operator's way in. */
final class Access {
  private final ServeSettings settings;
  private final Optional<TlsIdentity> identity;
  private final Address address;
  private final KeyText operator = KeyText.draw(new SecureRandom());
  private final Keyring ring;
  private final Keys keys;
  private final Sessions sessions;
  private final SignIn signIn;
  private boolean isNoting = true;

  Access(ServeSettings settings, Stores stores, InstantSource time) throws IOException {
    this.settings = settings;
    Optional<TlsFiles> files = settings.connections().tls();
    this.identity = files.isEmpty() ? Optional.empty() : Optional.of(TlsIdentity.of(files.get()));
    this.address =
        new Address(settings.host(), settings.port(), identity.map(TlsIdentity::context));
    this.ring = new Keyring(operator, time);
    this.keys = new Keys(stores.database(), stores.audit(), ring, time);
    this.sessions = new Sessions(stores.database(), time);
    this.signIn =
        new SignIn(
            settings.connections().signIn(), sessions, person -> note(stores, person, time), time);
  }

  private static void note(Stores stores, Caller person, InstantSource time) {
    String roles =
        person.roles().stream().map(Role::label).sorted().collect(Collectors.joining(" "));
    Deed deed = new Deed(time.instant(), person.actor(), "sign-in", "session", null, roles, "");
    stores
        .database()
        .write(sql -> {
          stores.audit().append(sql, List.of(deed));
          return deed;
        });
  }

  /** Where callers come in. */
  Address address() {
    return address;
  }

  /** Takes a renewed certificate into use, if there is one. */
  void renew(UpkeepListener listener) {
    try {
      if (identity.isPresent() && identity.get().renew()) {
        listener.done("the certificate was renewed");
      }
    } catch (IOException e) {
      listener.failed("the certificate cannot be renewed: " + e.getMessage());
    }
  }

  Gate gate() {
    OptionalInt perSecond = settings.connections().requestsPerSecond();
    @Nullable RequestRate rate =
        perSecond.isPresent() ? new RequestRate(perSecond.getAsInt(), System::nanoTime) : null;
    return new Gate(ring, sessions, rate);
  }

  Sessions sessions() {
    return sessions;
  }

  /** Writes down which sessions go on. */
  void lookAtSessions(UpkeepListener listener) {
    try {
      sessions.look();
      isNoting = true;
    } catch (StoreException e) {
      if (isNoting) {
        listener.failed("which sessions go on cannot be written down: " + e.getMessage());
      }
      isNoting = false;
    }
  }

  SignIn signIn() {
    return signIn;
  }

  Keys keys() {
    return keys;
  }

  /** Lets in who has a key, and leaves the operator's where commands find it. */
  void open(int port) throws IOException {
    keys.start();
    signIn.at(settings.connections().publicUrl().orElseGet(() -> address.here(port)));
    forCommands(port).write(settings.directory());
  }

  /** The operator's way in is closed; who has another key may still end what they began. */
  void withdraw(int port) throws IOException {
    forCommands(port).remove(settings.directory());
  }

  void close() throws InterruptedException {
    keys.stop();
    sessions.note();
  }

  private ServiceFile forCommands(int port) {
    return new ServiceFile(
        address.here(port),
        operator,
        settings.connections().tls().map(files -> files.certificate().toAbsolutePath()));
  }
}
