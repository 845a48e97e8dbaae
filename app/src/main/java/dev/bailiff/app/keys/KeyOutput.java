package dev.bailiff.app.keys;

import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** Says what became of a key: the key itself alone on the output, words beside it. */
final class KeyOutput {
  private KeyOutput() {}

  static void issued(CommandSpec spec, JsonNode key) {
    spec.commandLine().getOut().println(key.path("key").asString(""));
    spec.commandLine().getErr().println("this is not shown again; keep it where it is safe");
  }
}
