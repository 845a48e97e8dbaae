package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiff.app.Main;
import dev.bailiff.app.http.TlsFiles;
import dev.bailiff.app.http.TlsIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are kept secret. */
final class TlsTest {
  @TempDir private Path folder = Path.of("");
  private TlsFiles files = new TlsFiles(folder, folder);

  @BeforeEach
  void makeCertificate() throws IOException, InterruptedException {
    files = Certificates.write(folder, "bailiff", "EC");
  }

  @Test
  void the_service_answers_with_its_certificate_and_commands_on_the_machine_know_it()
      throws Exception {
    Path data = folder.resolve("data");
    SmallPolicy.write(folder.resolve("policy"), 3);
    ServeSettings settings =
        ServeSettings.of(data)
            .atPort(0)
            .connected(
                new Connections(
                    Optional.of(files), Optional.empty(), Optional.empty(), OptionalInt.empty()));
    Service service =
        Service.start(
            settings,
            SmallPolicy.load(folder.resolve("policy")),
            InstantSource.system(),
            ServiceListener.NONE);
    try {
      assertThat(service.here().getScheme()).isEqualTo("https");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Main.run(out, err, "keys", "create", "shop", "--role", "service", "--data", data.toString());
      assertThat(out.toString(UTF_8)).startsWith("bailiff_");
      URI plain = URI.create("http://127.0.0.1:" + service.port() + "/health/live");
      assertThatThrownBy(() -> plain.toURL().openStream().close()).isInstanceOf(IOException.class);
      URI secret = service.here().resolve("/health/live");
      assertThatThrownBy(() -> secret.toURL().openStream().close())
          .isInstanceOf(SSLException.class); // nobody but the machine itself vouches for it
    } finally {
      service.stop();
    }
  }

  @Test
  void a_renewed_certificate_is_taken_into_use_and_a_broken_one_is_not() throws Exception {
    TlsIdentity identity = TlsIdentity.of(files);
    assertThat(name(identity)).isEqualTo("CN=bailiff");
    assertThat(identity.renew()).isFalse();

    TlsFiles next = Certificates.write(folder, "next", "RSA");
    replace(next.certificate(), files.certificate(), 1);
    assertThatThrownBy(identity::renew).hasMessageContaining("is not the key of");
    assertThat(name(identity)).isEqualTo("CN=bailiff");
    assertThat(identity.renew()).isFalse();

    replace(next.key(), files.key(), 2);
    assertThat(identity.renew()).isTrue();
    assertThat(name(identity)).isEqualTo("CN=next");
  }

  @Test
  void files_that_cannot_be_used_are_refused_with_the_reason() throws Exception {
    TlsFiles other = Certificates.write(folder, "other", "EC");
    Path odd = Files.writeString(folder.resolve("odd.pem"), "-----BEGIN RSA PRIVATE KEY-----");
    refuses(new TlsFiles(files.certificate(), other.key()), "is not the key of");
    refuses(new TlsFiles(odd, files.key()), "holds no certificates in PEM");
    refuses(new TlsFiles(files.certificate(), odd), "openssl pkcs8 -topk8 -nocrypt");
    refuses(new TlsFiles(folder.resolve("none"), files.key()), "none");
  }

  private static void refuses(TlsFiles files, String reason) {
    assertThatThrownBy(() -> TlsIdentity.of(files))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  private static void replace(Path from, Path to, int later) throws IOException {
    FileTime before = Files.getLastModifiedTime(to);
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(to, FileTime.fromMillis(before.toMillis() + 1_000L * later));
  }

  private static String name(TlsIdentity identity) {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      String[] aliases = identity.getServerAliases(algorithm, null);
      if (aliases != null) {
        X509Certificate[] chain = identity.getCertificateChain(aliases[0]);
        if (chain != null) {
          return chain[0].getSubjectX500Principal().getName();
        }
      }
    }
    throw new IllegalStateException("no certificate");
  }
}
