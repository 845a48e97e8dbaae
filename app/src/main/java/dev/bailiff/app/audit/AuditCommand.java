package dev.bailiff.app.audit;

import picocli.CommandLine.Command;

/** Groups what is done with the audit log. */
@Command(
    name = "audit",
    description = "Proves the audit log of a running service.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AuditVerifyCommand.class)
public final class AuditCommand {}
