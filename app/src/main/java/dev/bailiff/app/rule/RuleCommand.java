package dev.bailiff.app.rule;

import picocli.CommandLine.Command;

/** Groups what acts on the rules of a running service. */
@Command(
    name = "rule",
    description = "Takes rules of a running service out of force and back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RuleObserveCommand.class, RuleHeldCommand.class})
public final class RuleCommand {}
