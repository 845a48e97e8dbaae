package dev.bailiff.app.command;

import picocli.CommandLine.Command;

/** Groups what can be done with a policy. */
@Command(
    name = "policy",
    description = "Checks, tests, compares and copies policies.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PolicyCheckCommand.class,
      PolicyTestCommand.class,
      PolicyCoverageCommand.class,
      PolicyShowCommand.class,
      PolicyDiffCommand.class,
      PolicyInitCommand.class,
      PolicySchemaCommand.class,
    })
public final class PolicyCommand {}
