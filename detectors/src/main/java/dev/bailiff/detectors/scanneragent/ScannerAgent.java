package dev.bailiff.detectors.scanneragent;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.agents.AgentDetection;
import dev.bailiff.detectors.agents.AgentList;
import java.util.List;
import java.util.Optional;

/** Recognises vulnerability scanners and attack tools that name themselves. */
public final class ScannerAgent implements Detector {
  private static final String SIGNAL = "scanner-agent";

  private static final AgentList LIST = AgentList.read(ScannerAgent.class, "scanners.txt");

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(SIGNAL, "the program names itself as a vulnerability scanner; its name"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return AgentDetection.on(type, SIGNAL, LIST::find);
  }
}
