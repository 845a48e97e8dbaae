package dev.bailiff.rules.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiff.core.service.Call;
import dev.bailiff.core.service.FieldPlace;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.core.service.Operation;
import dev.bailiff.core.service.Service;
import dev.bailiff.core.service.Services;
import dev.bailiff.core.service.Undocumented;
import dev.bailiff.rules.schema.PolicySchemas;
import dev.bailiff.rules.source.PolicySource;
import dev.bailiff.rules.source.Problem;
import dev.bailiff.rules.source.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesReaderTest {
  private static final String INVENTORY =
      """
      services:
        - name: interface
          hosts: api.example.com
          purpose: for programs
          owner: platform
          openapi: openapi/a.yaml
          costs:
            - {operations: [find, "GET /v2/issues/{id}"], points: 7}
          fields:
            - {names: [jql], purpose: query}
      """;

  private static final String DESCRIPTION =
      """
      openapi: 3.0.3
      servers: [{url: "https://{where}/v2/", variables: {where: {default: api.example.com}}}]
      paths:
        /issues/{id}:
          parameters: [{name: id, in: path, schema: {type: integer}}]
          get: {operationId: get}
          put:
            operationId: put
            requestBody: {$ref: "#/components/requestBodies/issue"}
        /find:
          get:
            operationId: find
            parameters:
              - {name: jql, in: query, schema: {type: string}}
              - {name: labels, in: query, schema: {type: array, items: {enum: [a, b]}}}
              - {name: X-Trace, in: header, schema: {type: string, format: uuid}}
      components:
        requestBodies:
          issue:
            content:
              application/json: {schema: {$ref: "#/components/schemas/issue"}}
        schemas:
          issue:
            allOf:
              - type: object
                properties:
                  title: {type: string, maxLength: 200}
                  description: {type: string}
                  parent: {$ref: "#/components/schemas/issue"}
                  labels: {type: array, items: {type: string, maxLength: 40}}
                  custom: {type: object, additionalProperties: {type: string}}
              - properties: {callbackUrl: {type: string}}
      """;

  private final Problems problems = new Problems();

  @Test
  void operations_come_with_the_paths_of_their_server_and_with_their_costs() {
    Service service = read(DESCRIPTION);

    assertThat(problems.sorted()).isEmpty();
    assertThat(service.isDescribed()).isTrue();
    assertThat(service.operations().stream().map(op -> op.label() + " " + op.cost()))
        .containsExactly("GET /v2/issues/{id} 7", "PUT /v2/issues/{id} 1", "GET /v2/find 7");
  }

  @Test
  void fields_are_known_by_place_and_by_the_keys_that_lead_to_them() {
    Service service = read(DESCRIPTION);

    assertThat(purpose(service, "put", FieldPlace.PATH, "id")).contains(FieldPurpose.NUMBER);
    assertThat(purpose(service, "put", FieldPlace.BODY, "title")).contains(FieldPurpose.LABEL);
    assertThat(purpose(service, "put", FieldPlace.BODY, "description"))
        .contains(FieldPurpose.FREE_TEXT);
    assertThat(purpose(service, "put", FieldPlace.BODY, "parent/description"))
        .contains(FieldPurpose.FREE_TEXT);
    assertThat(purpose(service, "put", FieldPlace.BODY, "labels/*")).contains(FieldPurpose.LABEL);
    assertThat(purpose(service, "put", FieldPlace.BODY, "custom/*")).isPresent();
    assertThat(purpose(service, "put", FieldPlace.BODY, "callbackUrl")).contains(FieldPurpose.URL);
    assertThat(purpose(service, "put", FieldPlace.BODY, "other")).isEmpty();
    assertThat(purpose(service, "find", FieldPlace.QUERY, "jql")).contains(FieldPurpose.QUERY);
    assertThat(purpose(service, "find", FieldPlace.QUERY, "labels")).contains(FieldPurpose.CHOICE);
    assertThat(purpose(service, "find", FieldPlace.HEADER, "x-trace"))
        .contains(FieldPurpose.IDENTIFIER);
  }

  @Test
  void descriptions_of_version_2_and_in_json_are_read_as_well() {
    Service service =
        read(
            """
            {"swagger": "2.0", "basePath": "/v1", "paths": {"/upload": {"post": {
              "operationId": "find", "parameters": [
                {"name": "file", "in": "formData", "type": "file"},
                {"name": "body", "in": "body", "schema": {"properties": {"sha": {"type": "string",
                  "pattern": "^[0-9a-f]{40}$"}}}}]}},
              "/issues/{id}": {"get": {"operationId": "get"}}}}
            """
                .replace("/issues/{id}", "/v2/issues/{id}")
                .replace("\"/v1\"", "\"\""));

    assertThat(problems.sorted()).isEmpty();
    assertThat(purpose(service, "find", FieldPlace.BODY, "file")).contains(FieldPurpose.BINARY);
    assertThat(purpose(service, "find", FieldPlace.BODY, "sha")).contains(FieldPurpose.IDENTIFIER);
  }

  @Test
  void a_schema_that_grows_out_of_itself_ends() {
    StringBuilder many =
        new StringBuilder(
            "openapi: 3.0.0\n"
                + "paths:\n"
                + "  /find: {get: {operationId: find, requestBody: {content: {json: {schema: {$ref:"
                + " '#/components/schemas/a'}}}}}}\n"
                + "  /v2/issues/{id}: {get: {}}\n"
                + "components:\n"
                + "  schemas:\n"
                + "    a:\n"
                + "      anyOf:\n");
    many.append("        - {$ref: '#/components/schemas/a'}\n".repeat(50));
    many.append("      properties:\n");
    for (int i = 0; i < 50; i++) {
      many.append("        f").append(i).append(": {$ref: '#/components/schemas/a'}\n");
    }
    Service service = read(many.toString()); // 50^8 alternatives if nothing bounded it

    assertThat(service.operations()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "paths: {}, not an OpenAPI description",
    "'openapi: 3.1.0', the description has no operations",
    "'openapi: 3.1.0\npaths: {issues: {get: {}}, /find: {get: {}}}', a path begins with `/`",
    "'openapi: 3.1.0\npaths: {/a: {get: {parameters: [{in: query}]}}}', needs `name` and `in`",
    "'openapi: 3.1.0\npaths: {/a: 5}', 'a path is a mapping, not a value'",
    "'openapi: 3.1.0\npaths:\n  /a/{x}: {get: {}}\n  /a/{y}: {get: {}}', only in its names",
    "'openapi: 3.1.0\npaths: {/a: {get: {parameters: [{$ref: \"b.yaml#/c\"}]}}}', in another file",
    "'openapi: 3.1.0\npaths: {/a: {get: {parameters: [{$ref: \"#/c\"}]}}}', is not in this file",
  })
  void what_is_wrong_with_a_description_is_told_with_its_place(String description, String told) {
    read(description);

    assertThat(problems.sorted())
        .filteredOn(problem -> problem.place().file().equals("openapi/a.yaml"))
        .anySatisfy(problem -> {
          assertThat(problem.message()).contains(told);
          assertThat(problem.place().isWholeFile()).isFalse();
        });
  }

  @Test
  void people_say_what_fields_are_for_anywhere_or_in_one_operation() {
    Service service =
        withFields(
            """
            - {names: [other, title], purpose: code, operations: [put]}
            - {names: [id], purpose: identifier}
            """,
            true);

    assertThat(purpose(service, "put", FieldPlace.BODY, "title")).contains(FieldPurpose.CODE);
    assertThat(purpose(service, "put", FieldPlace.BODY, "other")).contains(FieldPurpose.CODE);
    assertThat(purpose(service, "get", FieldPlace.BODY, "other")).isEmpty();
    assertThat(service.fields()).isEqualTo(Map.of("id", FieldPurpose.IDENTIFIER));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void fields_of_a_service_without_a_description_belong_to_routes() {
    Service service =
        withFields(
            """
            - {names: [body], purpose: free-text, operations: ["POST /notes/{}", "PUT /notes"]}
            - {names: [lang], purpose: choice, operations: ["POST /notes/{}"]}
            """,
            false);

    Call call = new Services(List.of(service)).call("api.example.com", "POST", "/notes/7", "");
    assertThat(call.purpose(FieldPlace.BODY, "body")).isEqualTo(FieldPurpose.FREE_TEXT);
    assertThat(call.purpose(FieldPlace.QUERY, "lang")).isEqualTo(FieldPurpose.CHOICE);
    assertThat(call.undocumented()).isEqualTo(Undocumented.NOTHING);
    assertThat(
            new Services(List.of(service))
                .call("api.example.com", "GET", "/other", "x=1")
                .undocumented())
        .isEqualTo(Undocumented.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "'{names: [a], purpose: code, operations: [nobody]}', true, unknown operation `nobody`",
    "'{names: [a], purpose: code, operations: [notes]}', false, `notes` is no route",
    "'{names: [a], purpose: poetry}', true, poetry",
    "'{purpose: code}', true, names",
    "'{names: [a], purpose: code, where: x}', true, where",
  })
  void what_is_wrong_with_a_field_is_told(String field, boolean described, String told) {
    withFields("- " + field, described);

    assertThat(problems.sorted())
        .anySatisfy(problem -> {
          assertThat(problem.message()).contains(told);
          assertThat(problem.place().file()).isEqualTo("services.yaml");
        });
  }

  private Service withFields(String fields, boolean described) {
    String inventory = INVENTORY.substring(0, INVENTORY.indexOf("    costs:"));
    String beginning =
        described ? inventory : inventory.replace("    openapi: openapi/a.yaml\n", "");
    PolicySource source =
        PolicySource.of(
            Map.of(
                "services.yaml",
                beginning + "    fields:\n" + fields.indent(6),
                "openapi/a.yaml",
                DESCRIPTION));
    return ServicesReader.read(source, problems).services().all().get(0);
  }

  @Test
  void names_say_what_a_field_is_for_where_its_schema_does_not() {
    assertThat(Purposes.named("redirect_uri")).isEqualTo(FieldPurpose.URL);
    assertThat(Purposes.named("issueId")).isEqualTo(FieldPurpose.IDENTIFIER);
    assertThat(Purposes.named("commentBody")).isEqualTo(FieldPurpose.FREE_TEXT);
    assertThat(Purposes.named("fileName")).isEqualTo(FieldPurpose.LABEL);
    assertThat(Purposes.named("x")).isEqualTo(FieldPurpose.UNKNOWN);
  }

  @Test
  void editors_know_every_key_that_the_reader_knows() {
    Map<String, Object> service = item(PolicySchemas.services(), "services");

    assertThat(properties(service).keySet()).hasSameElementsAs(ServicesReader.SERVICE_KEYS);
    assertThat(properties(item(service, "limits")).keySet()).hasSameElementsAs(LimitReader.KEYS);
    assertThat(LimitReader.EACH.keySet()).isNotEmpty();
  }

  private Service read(String description) {
    PolicySource source =
        PolicySource.of(Map.of("services.yaml", INVENTORY, "openapi/a.yaml", description));
    List<Service> services = ServicesReader.read(source, problems).services().all();
    List<Problem> inInventory =
        problems.sorted().stream()
            .filter(problem -> problem.place().file().equals("services.yaml"))
            .toList();
    if (problems.sorted().size() == inInventory.size()) {
      assertThat(inInventory).isEmpty();
    }
    return services.get(0);
  }

  private static Optional<FieldPurpose> purpose(
      Service service, String operation, FieldPlace place, String field) {
    Operation found =
        service.operations().stream()
            .filter(candidate -> candidate.name().equals(operation))
            .findFirst()
            .orElseThrow();
    return found.purpose(place, field);
  }

  private static Map<String, Object> item(Map<String, Object> schema, String list) {
    return map(map(properties(schema).get(list)).get("items"));
  }

  private static Map<String, Object> properties(Map<String, Object> schema) {
    return map(schema.get("properties"));
  }

  @SuppressWarnings("unchecked") // schemas are maps all the way down
  private static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }
}
