package dev.bailiff.app.serve;

import dev.bailiff.app.command.CommandFailure;
import dev.bailiff.app.command.ExitCode;
import dev.bailiff.app.config.Configuration;
import dev.bailiff.app.config.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether the service would run here, and how it does if it runs. */
@Command(
    name = "doctor",
    description = "Checks what the service needs: settings, policy, folder, disk, certificate.",
    footer = {"", "It starts and changes nothing, and exits with 1 if something is wrong."})
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "The settings of the service.")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept; otherwise bailiff-data.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Diagnosis> found = new Doctor(InstantSource.system()).examine(settings());
    for (Diagnosis each : found) {
      out.printf("%-5s %-12s %s%n", each.state().word(), each.part(), each.words());
    }
    boolean isWell = found.stream().noneMatch(it -> it.state() == Diagnosis.State.WRONG);
    return isWell ? ExitCode.OK : ExitCode.FOUND;
  }

  private ServeSettings settings() {
    try {
      Configuration read = Configuration.readAny(config, System.getenv());
      SettingsReader reader =
          new SettingsReader(
              read, new SettingsReader.Given(null, data, null, null, null, null, List.of()));
      ServeSettings settings = reader.read();
      reader.log();
      read.done();
      return settings;
    } catch (ConfigurationException wrong) {
      throw new CommandFailure(
          ExitCode.FOUND, "the settings cannot be used\n" + wrong.getMessage());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.UNREADABLE, "cannot read the settings: " + e.getMessage());
    }
  }
}
