package dev.bailiff.detectors.declaredbot;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.signal.Detection;
import dev.bailiff.core.signal.Detector;
import dev.bailiff.core.signal.SignalSpec;
import dev.bailiff.detectors.agents.AgentDetection;
import dev.bailiff.detectors.agents.AgentList;
import dev.bailiff.detectors.agents.AgentMatch;
import dev.bailiff.detectors.matching.Phrases;
import java.util.List;
import java.util.Optional;

/**
 * Recognises crawlers that name themselves: search engines, AI crawlers, feed readers, search
 * marketing, archives. A program that is not listed counts if it calls itself some bot, crawler or
 * spider and leaves an address to read about it. Monitors do not crawl and are not meant here.
 * Whether the name is true is not known: anybody can send it.
 */
public final class DeclaredBot implements Detector {
  private static final String SIGNAL = "declared-bot";

  private static final double UNLISTED = 0.7;

  private static final int MAX_NAME = 40;

  private static final AgentList LIST = AgentList.read(DeclaredBot.class, "bots.txt");

  private static final AgentList MONITORS = AgentList.read(DeclaredBot.class, "monitors.txt");

  private static final Phrases KINDS = Phrases.of(List.of("bot", "crawler", "spider"));

  @Override
  public List<SignalSpec> signals() {
    return List.of(new SignalSpec(SIGNAL, "the program says that it is a crawler; its name"));
  }

  @Override
  public Optional<Detection> on(EventType type) {
    return AgentDetection.on(type, SIGNAL, DeclaredBot::find);
  }

  private static Optional<AgentMatch> find(String agent) {
    Optional<AgentMatch> listed = LIST.find(agent);
    return listed.isPresent() || MONITORS.find(agent).isPresent() ? listed : unlisted(agent);
  }

  private static Optional<AgentMatch> unlisted(String agent) {
    if (!agent.contains("+http") && !agent.contains("@")) {
      return Optional.empty();
    }
    int[] end = {-1};
    KINDS.find(
        agent,
        (phrase, at) -> {
          if (end[0] < 0 && (at == agent.length() || !isNamePart(agent.charAt(at)))) {
            end[0] = at;
          }
        });
    if (end[0] < 0) {
      return Optional.empty();
    }
    int start = end[0];
    while (start > 0 && end[0] - start < MAX_NAME && isNamePart(agent.charAt(start - 1))) {
      start--;
    }
    return Optional.of(new AgentMatch(agent.substring(start, end[0]), UNLISTED, start, end[0]));
  }

  private static boolean isNamePart(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == '-';
  }
}
