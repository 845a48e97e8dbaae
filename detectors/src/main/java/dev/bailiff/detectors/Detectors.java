package dev.bailiff.detectors;

import dev.bailiff.core.signal.Detector;
import dev.bailiff.detectors.automationagent.AutomationAgent;
import dev.bailiff.detectors.declaredbot.DeclaredBot;
import dev.bailiff.detectors.pagination.Pagination;
import dev.bailiff.detectors.payload.Payload;
import dev.bailiff.detectors.protocolabuse.ProtocolAbuse;
import dev.bailiff.detectors.robots.DisallowedPath;
import dev.bailiff.detectors.scanneragent.ScannerAgent;
import dev.bailiff.detectors.sensitivepath.SensitivePath;
import dev.bailiff.detectors.sessionfixation.SessionFixation;
import dev.bailiff.detectors.signinpath.SignInPath;
import dev.bailiff.detectors.token.SignedToken;
import dev.bailiff.detectors.unusualmethod.UnusualMethod;
import java.util.List;

/** The one list of detectors. */
public final class Detectors {
  private static final List<Detector> ALL =
      List.of(
          new AutomationAgent(),
          new DeclaredBot(),
          new DisallowedPath(),
          new Pagination(),
          new Payload(),
          new ProtocolAbuse(),
          new ScannerAgent(),
          new SensitivePath(),
          new SessionFixation(),
          new SignInPath(),
          new SignedToken(),
          new UnusualMethod());

  private Detectors() {}

  /** Every detector, in order of their names. */
  public static List<Detector> all() {
    return ALL;
  }
}
