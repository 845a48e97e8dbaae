package dev.bailiff.app.keys;

import picocli.CommandLine.Command;

/** Groups what can be done with keys. */
@Command(
    name = "keys",
    description = "Makes, lists, rotates and revokes the keys that programs carry.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      KeysCreateCommand.class,
      KeysListCommand.class,
      KeysRotateCommand.class,
      KeysRevokeCommand.class,
    })
public final class KeysCommand {}
