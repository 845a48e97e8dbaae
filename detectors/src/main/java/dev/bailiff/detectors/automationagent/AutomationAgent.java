package dev.bailiff.detectors.automationagent;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.agents.AgentDetection;
import dev.bailiff.detectors.agents.AgentList;
import java.util.List;
import java.util.Optional;

/** Recognises HTTP libraries, command-line clients, scraping frameworks and driven browsers. */
public final class AutomationAgent implements Detector {
  private static final String SIGNAL = "automation-agent";

  private static final AgentList LIST = AgentList.read(AutomationAgent.class, "programs.txt");

  @Override
  public List<SignalSpec> signals() {
    return List.of(
        new SignalSpec(
            SIGNAL, "the client is a program and not a person with a browser; its name"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return AgentDetection.on(type, SIGNAL, LIST::find);
  }
}
