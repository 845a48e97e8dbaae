package dev.bailiff.rules.services;

import dev.bailiff.core.event.Entity;
import dev.bailiff.core.event.Network;
import dev.bailiff.core.service.Operation;
import dev.bailiff.core.service.OwnClient;
import dev.bailiff.core.service.RobotsRules;
import dev.bailiff.core.service.Service;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.service.TokenIssuer;
import dev.bailiff.rules.facts.Labelling;
import dev.bailiff.rules.quantity.Quantities;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problems;
import dev.bailiff.rules.source.SourceText;
import dev.bailiff.rules.yaml.Section;
import dev.bailiff.rules.yaml.YamlNode;
import dev.bailiff.rules.yaml.YamlNode.Text;
import dev.bailiff.rules.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code services.yaml} and the descriptions that it names. */
public final class ServicesReader {
  /** The file, beside {@code policy.yaml}. */
  public static final String FILE = "services.yaml";

  /** The folder of the descriptions. */
  public static final String DESCRIPTIONS = "openapi";

  static final List<String> KEYS = List.of("services", "tokens", "robots");
  static final List<String> SERVICE_KEYS =
      List.of(
          "name",
          "hosts",
          "paths",
          "purpose",
          "owner",
          "openapi",
          "clients",
          "monitors",
          "costs",
          "fields",
          "limits",
          "note");

  private static final String LABEL_OF_MONITORS = "monitor";
  private static final int MOST_SERVICES = 1_000;
  private static final long MOST_POINTS = 1_000_000;

  private final PolicySource source;
  private final Problems problems;
  private final List<DeclaredLimit> limits = new ArrayList<>();
  private final List<Labelling> monitors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private ServicesReader(PolicySource source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The inventory of a policy; nothing is on file if it has none. */
  public static ServicesOnFile read(PolicySource source, Problems problems) {
    return source
        .file(FILE)
        .flatMap(file -> YamlReader.read(file, problems))
        .flatMap(node -> Section.of(node, "the inventory", KEYS, problems))
        .map(section -> new ServicesReader(source, problems).inventory(section))
        .orElse(ServicesOnFile.NONE);
  }

  private ServicesOnFile inventory(Section section) {
    List<Service> services = new ArrayList<>();
    if (!section.has("services")) {
      section.missing("services");
    }
    for (YamlNode node : section.items("services")) {
      if (services.size() >= MOST_SERVICES) {
        problems.error(node.place(), "more than " + MOST_SERVICES + " services");
        break;
      }
      Section.of(node, "a service", SERVICE_KEYS, problems)
          .flatMap(this::service)
          .ifPresent(services::add);
    }
    Map<String, RobotsRules> robots = RobotsReader.read(section.items("robots"), problems);
    List<TokenIssuer> issuers = TokenIssuerReader.read(section.items("tokens"), problems);
    return new ServicesOnFile(new Services(services, issuers, robots), limits, monitors);
  }

  private Optional<Service> service(Section section) {
    Optional<Text> name = section.required("name");
    name.filter(text -> !names.add(text.value()))
        .ifPresent(text -> problems.error(text.place(), "a second service `" + text.value() + "`"));
    List<Text> hosts = section.requiredTexts("hosts");
    hosts.forEach(this::checkHost);
    List<Text> paths = section.texts("paths");
    paths.forEach(this::checkPath);
    Optional<Text> purpose = section.required("purpose");
    Optional<Text> owner = section.required("owner");
    section.items("monitors").forEach(this::monitor);
    List<Operation> operations = described(section.texts("openapi"));
    FieldsReader fields = new FieldsReader(operations, section.has("openapi"), problems);
    section.items("fields").forEach(fields::read);
    operations = fields.operations();
    operations = priced(operations, section.items("costs"));
    List<OwnClient> clients = new ArrayList<>();
    section.items("clients").forEach(node -> client(node).ifPresent(clients::add));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    LimitReader limitReader =
        new LimitReader(name.get().value(), values(paths), operations, limits, problems);
    section.items("limits").forEach(limitReader::read);
    return Optional.of(
        new Service(
            name.get().value(),
            new HashSet<>(values(hosts)),
            values(paths),
            purpose.map(Text::value).orElse(""),
            owner.map(Text::value).orElse(""),
            clients,
            operations,
            fields.anywhere(),
            section.has("openapi")));
  }

  private List<Operation> described(List<Text> files) {
    List<Operation> operations = new ArrayList<>();
    for (Text name : files) {
      String path = name.value();
      Optional<SourceText> file =
          path.startsWith(DESCRIPTIONS + "/") ? source.file(path) : Optional.empty();
      if (file.isEmpty()) {
        problems.error(
            name.place(),
            "there is no `" + path + "` in the policy",
            "descriptions are files in its folder `" + DESCRIPTIONS + "`");
      }
      file.ifPresent(found -> operations.addAll(OpenApiReader.read(found, problems)));
    }
    return operations;
  }

  private List<Operation> priced(List<Operation> operations, List<YamlNode> nodes) {
    Map<Operation, Long> costs = new HashMap<>();
    for (YamlNode node : nodes) {
      Section.of(node, "a cost", List.of("operations", "points", "note"), problems)
          .ifPresent(section -> {
            Optional<Long> points =
                section
                    .required("points")
                    .flatMap(text -> Quantities.whole(text, 0, MOST_POINTS, problems));
            for (Text name : section.requiredTexts("operations")) {
              LimitReader.operation(name, operations, problems)
                  .ifPresent(found -> points.ifPresent(cost -> costs.put(found, cost)));
            }
          });
    }
    return operations.stream()
        .map(found -> costs.containsKey(found) ? found.costing(costs.get(found)) : found)
        .toList();
  }

  private Optional<OwnClient> client(YamlNode node) {
    return Section.of(node, "a client", List.of("name", "agents", "apps", "note"), problems)
        .flatMap(section -> {
          if (!section.has("agents") && !section.has("apps")) {
            section.missing("agents");
          }
          return section
              .required("name")
              .map(name ->
                  new OwnClient(
                      name.value(),
                      values(section.texts("agents")),
                      Set.copyOf(values(section.texts("apps")))));
        });
  }

  private void monitor(YamlNode node) {
    Section.of(node, "a monitor", List.of("name", "in", "note"), problems)
        .ifPresent(section -> {
          section.required("name");
          List<Network> networks = new ArrayList<>();
          for (Text text : section.requiredTexts("in")) {
            Network.parse(text.value())
                .ifPresentOrElse(
                    networks::add,
                    () ->
                        problems.error(
                            text.place(),
                            "`" + text.value() + "` is not an address or network",
                            "write it as `198.51.100.0/28`"));
          }
          monitors.add(new Labelling(Entity.CLIENT, LABEL_OF_MONITORS, List.of(), networks));
        });
  }

  private void checkHost(Text text) {
    String host = text.value();
    boolean isHost = host.matches("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*|[0-9a-f:]+");
    if (!isHost || host.length() > 253) {
      problems.error(
          text.place(),
          "`" + host + "` is not a host",
          host.equals(host.toLowerCase(Locale.ROOT))
              ? "write it as `api.example.com` or `*.example.com`"
              : "write it in lower case");
    }
  }

  private void checkPath(Text text) {
    if (!text.value().startsWith("/") || text.value().contains("{")) {
      problems.error(
          text.place(),
          "`" + text.value() + "` is not how a path begins",
          "write it as `/api/`, without parameters");
    }
  }

  private static List<String> values(List<Text> texts) {
    return texts.stream().map(Text::value).toList();
  }
}
