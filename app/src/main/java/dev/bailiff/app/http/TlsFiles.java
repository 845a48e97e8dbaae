package dev.bailiff.app.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Who the service is on the network, in PEM files.
 *
 * @param certificate its certificate, and those between it and a root that its callers know
 * @param key the private key of the certificate, PKCS #8 without a password
 */
public record TlsFiles(Path certificate, Path key) {
  private static final int MAX_BYTES = 1 << 20;
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  /** The certificates in a file, at least one. */
  public static List<X509Certificate> certificates(Path file) throws IOException {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (GeneralSecurityException e) {
      throw new IOException("`" + file + "` holds no certificates in PEM", e);
    }
    throw new IOException("`" + file + "` holds no certificates in PEM");
  }

  /** What answers for the service when a connection is made. */
  X509ExtendedKeyManager keyManager() throws IOException {
    List<X509Certificate> chain = certificates(certificate);
    PrivateKey secret = privateKey(chain.getFirst().getPublicKey().getAlgorithm());
    try {
      requirePair(secret, chain.getFirst());
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("service", secret, new char[0], chain.toArray(Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, new char[0]);
      return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IOException("`" + key + "` cannot be used: " + e.getMessage(), e);
    }
  }

  private PrivateKey privateKey(String algorithm) throws IOException {
    String text = new String(bytes(key), US_ASCII);
    Matcher found = PRIVATE_KEY.matcher(text);
    if (!found.find()) {
      throw new IOException(
          "`"
              + key
              + "` holds no private key in PKCS #8 without a password;"
              + " `openssl pkcs8 -topk8 -nocrypt` makes one of another form");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(found.group(1));
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (InvalidKeySpecException e) {
      throw new IOException("`" + key + "` is not the key of `" + certificate + "`", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("`" + key + "` cannot be read as a key", e);
    }
  }

  /** Otherwise every connection would fail, and nothing would say why. */
  private void requirePair(PrivateKey secret, X509Certificate leaf)
      throws IOException, GeneralSecurityException {
    String algorithm =
        switch (secret.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> secret.getAlgorithm();
        };
    byte[] sample = {1, 2, 3};
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(secret);
    signing.update(sample);
    Signature checking = Signature.getInstance(algorithm);
    checking.initVerify(leaf.getPublicKey());
    checking.update(sample);
    if (!checking.verify(signing.sign())) {
      throw new IOException("`" + key + "` is not the key of `" + certificate + "`");
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("`" + file + "` is not there, or may not be read");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("`" + file + "` is too large");
    }
    return Files.readAllBytes(file);
  }
}
