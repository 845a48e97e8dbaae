package dev.bailiff.app.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key that may be renewed while the service runs: connections that are made
 * after {@link #renew} has read the files again have the new ones.
 */
public final class TlsIdentity extends X509ExtendedKeyManager {
  private final TlsFiles files;
  private volatile X509ExtendedKeyManager current;
  private List<FileTime> read;

  private TlsIdentity(TlsFiles files) throws IOException {
    this.files = files;
    this.read = times();
    this.current = files.keyManager();
  }

  /** Reads the files. */
  public static TlsIdentity of(TlsFiles files) throws IOException {
    return new TlsIdentity(files);
  }

  /** What connections are made with. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /**
   * Reads the files again if they have changed, and says whether it did. If they cannot be used,
   * what was read before stays, and they are not read again until they change once more.
   */
  public synchronized boolean renew() throws IOException {
    List<FileTime> now = times();
    if (now.equals(read)) {
      return false;
    }
    read = now;
    current = files.keyManager();
    return true;
  }

  private List<FileTime> times() throws IOException {
    return List.of(
        Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return current.getServerAliases(type, issuers);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return current.chooseServerAlias(type, issuers, socket);
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return current.chooseEngineServerAlias(type, issuers, engine);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return current.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return current.getPrivateKey(alias);
  }

  /** It is a server, never a client. */
  @Override
  public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
