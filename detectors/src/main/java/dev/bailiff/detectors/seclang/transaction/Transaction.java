package dev.bailiff.detectors.seclang.transaction;

import dev.bailiff.core.event.Event;
import dev.bailiff.detectors.seclang.operator.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request while rules look at it, with the variables that they set. */
public final class Transaction implements Names {
  /** More variables than this are not kept; the Core Rule Set has about 70. */
  static final int MAX_VARIABLES = 2_000;

  private final Request request;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final List<Entry> matched = new ArrayList<>();

  /** A look at this request. */
  public Transaction(Event event) {
    this.request = new Request(event);
  }

  /** From now on the body is known. */
  public void readBody() {
    request.readBody();
  }

  /** Has the body be read in another way. */
  public void readBodyAs(String processor) {
    request.readBodyAs(processor);
  }

  /** The variable that rules set under this name, in lower case; empty if none did. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Whether rules have set this variable. */
  public boolean has(String name) {
    return variables.containsKey(name);
  }

  /** Sets a variable, whose name is in lower case. */
  public void set(String name, String value) {
    if (variables.size() < MAX_VARIABLES || variables.containsKey(name)) {
      variables.put(name, value);
    }
  }

  /** Removes a variable. */
  public void unset(String name) {
    variables.remove(name);
  }

  /** Sets the variables {@code 0} to {@code 9} to what was captured. */
  public void capture(List<String> groups) {
    for (int i = 0; i < 10; i++) {
      String name = Integer.toString(i);
      if (i < groups.size()) {
        variables.put(name, groups.get(i));
      } else {
        variables.remove(name);
      }
    }
  }

  /** Forgets what earlier rules matched. */
  public void begin() {
    matched.clear();
  }

  /** Notes a value that matched, after the transformations. */
  public void matched(Entry entry, Reading reading) {
    if (matched.size() < Request.MAX_VALUES) {
      matched.add(new Entry(entry.variable(), entry.key(), reading.text()));
    }
  }

  /** The values that a rule looks at now. */
  public List<Entry> entries(Selection selection) {
    List<Entry> entries = new ArrayList<>();
    for (Pick pick : selection.picks()) {
      if (pick.isCount()) {
        count(pick, selection, entries);
      } else {
        add(pick, selection, entries);
      }
    }
    return entries;
  }

  @Override
  public String named(String name) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    String key = dot < 0 ? "" : name.substring(dot + 1);
    if (first.equals("tx")) {
      return variable(key);
    }
    return Variable.named(first)
        .flatMap(variable -> entries(variable, key).stream().findFirst())
        .map(Entry::text)
        .orElse("");
  }

  private List<Entry> entries(Variable variable, String key) {
    List<Entry> entries = new ArrayList<>();
    Pick pick = new Pick(variable, key, Optional.empty(), false);
    add(pick, new Selection(List.of(pick), List.of()), entries);
    return entries;
  }

  private void add(Pick pick, Selection selection, List<Entry> to) {
    if (pick.variable() == Variable.TX) {
      addSet(pick, to);
      return;
    }
    if (pick.variable() == Variable.XML) {
      to.addAll(request.xml(pick.key().equals("//@*")));
      return;
    }
    for (Entry entry : values(pick.variable())) {
      if ((pick.isAll() || pick.includes(entry)) && !selection.leavesOut(entry)) {
        to.add(entry);
      }
    }
  }

  /** A count of what it is not known whether there is any of is no count. */
  private void count(Pick pick, Selection selection, List<Entry> to) {
    List<Entry> counted = new ArrayList<>();
    add(pick, selection, counted);
    boolean isOfHeaders =
        switch (pick.variable()) {
          case REQUEST_HEADERS, REQUEST_HEADERS_NAMES, REQUEST_COOKIES, REQUEST_COOKIES_NAMES ->
              true;
          default -> false;
        };
    if (!isOfHeaders || !counted.isEmpty() || request.knowsHeaders()) {
      to.add(new Entry(pick.variable(), pick.key(), Integer.toString(counted.size())));
    }
  }

  private void addSet(Pick pick, List<Entry> to) {
    if (pick.pattern().isPresent() || pick.key().isEmpty()) {
      variables.forEach((name, value) -> {
        Entry entry = new Entry(Variable.TX, name, value);
        if (pick.includes(entry)) {
          to.add(entry);
        }
      });
    } else if (variables.containsKey(pick.key())) {
      to.add(new Entry(Variable.TX, pick.key(), variable(pick.key())));
    }
  }

  private List<Entry> values(Variable variable) {
    return switch (variable) {
      case MATCHED_VARS -> List.copyOf(matched);
      case MATCHED_VARS_NAMES ->
          matched.stream().map(entry -> new Entry(variable, "", entry.name())).toList();
      case MATCHED_VAR -> matched.isEmpty() ? List.of() : last(variable, matched.getLast().text());
      case MATCHED_VAR_NAME ->
          matched.isEmpty() ? List.of() : last(variable, matched.getLast().name());
      default -> request.entries(variable);
    };
  }

  private static List<Entry> last(Variable variable, String text) {
    return List.of(new Entry(variable, "", text));
  }

  /** A name in lower case, as variables are known by. */
  public static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
