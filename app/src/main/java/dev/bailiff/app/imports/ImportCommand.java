package dev.bailiff.app.imports;

import picocli.CommandLine.Command;

/** Groups the kinds of rules that can be taken over. */
@Command(
    name = "import",
    description = "Takes over rules that were written for other programs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ImportCrsCommand.class)
public final class ImportCommand {}
