package dev.bailiff.app.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bailiff.app.http.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** Makes certificates that sign themselves, with the JDK's own tool. */
final class Certificates {
  private static final String PASSWORD = "changeit";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Certificates() {}

  /** A certificate for a name and its key, written in two files of the folder. */
  static TlsFiles write(Path folder, String name, String algorithm)
      throws IOException, InterruptedException {
    Path store = folder.resolve(name + ".p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-J-XX:TieredStopAtLevel=1")
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), US_ASCII);
    if (!tool.waitFor(30, TimeUnit.SECONDS) || tool.exitValue() != 0) {
      throw new IOException(said);
    }
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      TlsFiles files = new TlsFiles(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
      pem(files.certificate(), "CERTIFICATE", keys.getCertificate("a").getEncoded());
      pem(files.key(), "PRIVATE KEY", keys.getKey("a", PASSWORD.toCharArray()).getEncoded());
      return files;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void pem(Path file, String kind, byte[] bytes) throws IOException {
    String text = LINES.encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
