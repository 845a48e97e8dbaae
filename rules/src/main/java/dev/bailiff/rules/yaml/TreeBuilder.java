package dev.bailiff.rules.yaml;

import dev.bailiff.rules.source.Place;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Builds the tree of one document from the parser's events.
 *
 * <p>An alias stands for the very node that its anchor names. Nothing that carries an anchor may
 * contain an alias, so that a document cannot stand for more than its length times {@link
 * #MAX_ALIASES}.
 */
final class TreeBuilder {
  /** Far deeper than anything that a policy or the schemas of an interface need. */
  private static final int MAX_DEPTH = 64;

  /** Enough to name the shared parts of a long file. */
  private static final int MAX_ALIASES = 200;

  private final SourceText file;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<String, YamlNode> anchored = new HashMap<>();
  private final ToIntFunction<Mark> offset;
  private int depth;
  private int anchorsOpen;
  private int aliases;
  private boolean isRefused;

  TreeBuilder(SourceText file, Problems problems, Iterator<Event> events) {
    this.file = file;
    this.problems = problems;
    this.events = events;
    String text = file.text();
    this.offset =
        text.codePointCount(0, text.length()) == text.length()
            ? Mark::getIndex
            : mark -> YamlReader.offset(file, mark.getIndex());
  }

  /** The tree of the one document; empty if there is none or if it cannot be used. */
  Optional<YamlNode> document() {
    Optional<YamlNode> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent && root.isPresent()) {
        problems.error(at(event), "a second document in the file", "remove the `---`");
        return Optional.empty();
      }
      if (event instanceof NodeEvent) {
        root = Optional.of(node(event));
        if (isRefused) {
          return Optional.empty();
        }
      }
    }
    return root;
  }

  private YamlNode node(Event event) {
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    boolean isAnchor = ((NodeEvent) event).getAnchor().isPresent();
    anchorsOpen += isAnchor ? 1 : 0;
    YamlNode node =
        event instanceof ScalarEvent scalar
            ? text(scalar)
            : collection((CollectionStartEvent) event);
    anchorsOpen -= isAnchor ? 1 : 0;
    ((NodeEvent) event).getAnchor().ifPresent(name -> anchored.put(name.getValue(), node));
    return node;
  }

  private YamlNode alias(AliasEvent alias) {
    YamlNode target = anchored.get(alias.getAlias().getValue());
    if (target == null) {
      return refuse(alias, "the alias `" + alias.getAlias().getValue() + "` names no anchor above");
    }
    if (anchorsOpen > 0) {
      return refuse(alias, "an alias within an anchored value");
    }
    return ++aliases > MAX_ALIASES
        ? refuse(alias, "more than " + MAX_ALIASES + " aliases")
        : target;
  }

  private YamlNode text(ScalarEvent scalar) {
    scalar.getTag().ifPresent(tag -> refuse(scalar, "a tag; values are read by what they are for"));
    YamlNode.Text.Style style =
        switch (scalar.getScalarStyle()) {
          case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlNode.Text.Style.DOUBLE_QUOTED;
          case SINGLE_QUOTED -> YamlNode.Text.Style.SINGLE_QUOTED;
          case LITERAL, FOLDED -> YamlNode.Text.Style.BLOCK;
          case PLAIN -> YamlNode.Text.Style.PLAIN;
        };
    return new YamlNode.Text(file, start(scalar), end(scalar), scalar.getValue(), style);
  }

  private YamlNode collection(CollectionStartEvent start) {
    start.getTag().ifPresent(tag -> refuse(start, "a tag; values are read by what they are for"));
    if (++depth > MAX_DEPTH) {
      refuse(start, "nested deeper than " + MAX_DEPTH + " levels");
    }
    YamlNode node = start instanceof SequenceStartEvent ? items(start) : entries(start);
    depth--;
    return node;
  }

  private YamlNode items(CollectionStartEvent start) {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event instanceof NodeEvent && !isRefused) {
      items.add(node(event));
      event = isRefused ? event : events.next();
    }
    return new YamlNode.Items(file, start(start), end(event), items, start.isFlow());
  }

  private YamlNode entries(CollectionStartEvent start) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    Event event = events.next();
    while (event instanceof NodeEvent && !isRefused) {
      YamlNode key = node(event);
      if (isRefused) {
        break;
      }
      YamlNode value = node(events.next());
      if (key instanceof YamlNode.Text name) {
        if (entries.putIfAbsent(name.value(), new YamlNode.Entry(name, value)) != null) {
          problems.error(name.place(), "`" + name.value() + "` is given twice");
        }
      } else {
        refuse(event, "a key that is not a name");
      }
      event = isRefused ? event : events.next();
    }
    return new YamlNode.Entries(file, start(start), end(event), List.copyOf(entries.values()));
  }

  /** Notes why the document cannot be used at all, and stops building it. */
  private YamlNode refuse(Event event, String message) {
    if (!isRefused) {
      problems.error(at(event), message);
    }
    isRefused = true;
    return new YamlNode.Text(file, start(event), end(event), "", YamlNode.Text.Style.PLAIN);
  }

  private Place at(Event event) {
    return file.place(start(event), end(event));
  }

  private int start(Event event) {
    return event.getStartMark().map(offset::applyAsInt).orElse(0);
  }

  private int end(Event event) {
    return event.getEndMark().map(offset::applyAsInt).orElse(0);
  }
}
