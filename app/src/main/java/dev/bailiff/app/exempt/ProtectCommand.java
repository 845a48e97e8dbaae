package dev.bailiff.app.exempt;

import picocli.CommandLine.Command;

/** Groups what can be done with protections. */
@Command(
    name = "protect",
    description = "Says on whom no rule may act.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ProtectAddCommand.class,
      ProtectListCommand.class,
      ProtectRemoveCommand.class,
    })
public final class ProtectCommand {}
