package dev.bailiff.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version this program was built as, read from its jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var built = Main.class.getPackage().getImplementationVersion();
    return new String[] {
      "bailiff "
          + Objects.requireNonNullElse(built, "(not packaged)")
          + ", Java "
          + Runtime.version()
    };
  }
}
