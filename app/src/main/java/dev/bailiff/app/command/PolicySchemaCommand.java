package dev.bailiff.app.command;

import dev.bailiff.core.event.EventSchema;
import dev.bailiff.rules.schema.PolicySchemas;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Prints JSON Schemas, with which editors complete and check policy files. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of a policy file or of events, for editors.")
public final class PolicySchemaCommand implements Callable<Integer> {
  /** What there are schemas of. */
  enum Of {
    rules,
    examples,
    policy,
    facts,
    services,
    event
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "rules",
      description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
  private Of of = Of.rules;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, Object> schema =
        switch (of) {
          case rules -> PolicySchemas.rules();
          case examples -> PolicySchemas.examples();
          case policy -> PolicySchemas.policy();
          case facts -> PolicySchemas.facts();
          case services -> PolicySchemas.services();
          case event -> EventSchema.catalogue();
        };
    spec.commandLine()
        .getOut()
        .println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(schema));
    return ExitCode.OK;
  }
}
