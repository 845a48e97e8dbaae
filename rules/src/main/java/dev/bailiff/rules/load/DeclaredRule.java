package dev.bailiff.rules.load;

import dev.bailiff.core.event.EventType;
import dev.bailiff.core.policy.RuleSpec;
import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.yaml.YamlNode.Text;
import java.util.List;

/**
 * A rule as it stands in a file, with the places of its parts.
 *
 * @param spec the declaration
 * @param id its short id
 * @param on the event types it judges
 * @param when its condition
 * @param because its reason
 * @param mode where its mode stands
 */
record DeclaredRule(
    RuleSpec spec, Text id, List<EventType> on, Text when, Text because, Place mode) {}
