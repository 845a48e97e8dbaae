package dev.bailiff.app.exempt;

import picocli.CommandLine.Command;

/** Groups what can be done with permits. */
@Command(
    name = "permit",
    description = "Gives permits, shows what they are used for, and takes them back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PermitAddCommand.class,
      PermitListCommand.class,
      PermitRevokeCommand.class,
    })
public final class PermitCommand {}
