package dev.bailiff.rules.cel;

import dev.bailiff.core.condition.Scope;
import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Event;
import dev.bailiff.core.event.Field;
import dev.bailiff.core.feature.ValueType;
import dev.bailiff.core.signal.Signal;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates checked expressions with CEL's own runtime alone, over the values of a scope. */
final class CelOracle {
  private final Vocabulary vocabulary;
  private final Scope scope;
  private final CelRuntime runtime;

  CelOracle(Vocabulary vocabulary, Scope scope) {
    this.vocabulary = vocabulary;
    this.scope = scope;
    this.runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(Environment.OPTIONS)
            .addLibraries(Functions.TEXT_LIBRARY)
            .addFunctionBindings(Functions.bindings())
            .addFunctionBindings(bindings())
            .build();
  }

  /** The value, or empty if there is an error. */
  Optional<Object> value(CelAbstractSyntaxTree ast) {
    try {
      return Optional.of(runtime.createProgram(ast).eval(this::variable));
    } catch (CelEvaluationException e) {
      return Optional.empty();
    }
  }

  private Optional<Object> variable(String name) {
    ValueType type = vocabulary.features().get(name);
    if (type != null) {
      long bits = scope.feature(List.copyOf(vocabulary.features().keySet()).indexOf(name));
      return scope.takeFailure() != null ? Optional.empty() : Optional.of(value(type, bits));
    }
    Event event = scope.event();
    Map<String, Object> group = new HashMap<>();
    for (Field field : event.type().fields()) {
      if (field.group().equals(name) && event.has(field)) {
        group.put(field.name(), event.value(field));
      }
    }
    if (name.equals(Field.PAYLOAD)) {
      group.put("time", event.time());
    }
    boolean isGroup = name.equals(Field.PAYLOAD) || event.type().entities().contains(name);
    return isGroup ? Optional.of(group) : Optional.empty();
  }

  private static Object value(ValueType type, long bits) {
    return switch (type) {
      case INTEGER -> bits;
      case NUMBER -> Double.longBitsToDouble(bits);
      case TIME -> Instant.ofEpochMilli(bits);
    };
  }

  @SuppressWarnings("Immutable") // an oracle is made for one scope and thread
  private List<CelFunctionBinding> bindings() {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            Functions.SIGNAL,
            CelFunctionBinding.from(
                Functions.overload(Functions.SIGNAL),
                String.class,
                name -> signal(name).map(Signal::score).orElse(0.0))));
    bindings.addAll(
        CelFunctionBinding.fromOverloads(
            Functions.SIGNAL_VALUE,
            CelFunctionBinding.from(
                Functions.overload(Functions.SIGNAL_VALUE),
                String.class,
                name -> signal(name).map(Signal::value).orElse(""))));
    List<CelFunctionBinding> labels = new ArrayList<>();
    for (String entity : scope.event().type().entities()) {
      labels.add(
          CelFunctionBinding.from(
              entity + "_has_label",
              Map.class,
              String.class,
              (group, label) -> hasLabel(entity, label)));
    }
    bindings.addAll(labels);
    return bindings;
  }

  private boolean hasLabel(String entity, String label) {
    return scope
        .facts()
        .labels(Entity.labelled(entity).orElseThrow())
        .orElseThrow(() -> new IllegalArgumentException("labels did not come"))
        .contains(label);
  }

  private Optional<Signal> signal(String name) {
    return Optional.ofNullable(scope.signal(vocabulary.signals().indexOf(name)));
  }
}
