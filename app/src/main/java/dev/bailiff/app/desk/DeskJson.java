package dev.bailiff.app.desk;

import dev.bailiff.casework.appeals.Appeal;
import dev.bailiff.casework.appeals.AppealOutcome;
import dev.bailiff.casework.appeals.AppealState;
import dev.bailiff.casework.cases.CaseFile;
import dev.bailiff.casework.cases.CaseState;
import dev.bailiff.casework.cases.Claim;
import dev.bailiff.casework.cases.Deadline;
import dev.bailiff.casework.cases.Reason;
import dev.bailiff.casework.cases.Reviewer;
import dev.bailiff.casework.cases.Ruling;
import dev.bailiff.casework.enforcement.Enforcement;
import dev.bailiff.casework.outgoing.Issued;
import dev.bailiff.core.event.EntityRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Cases, appeals and statements as they are answered. */
final class DeskJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DeskJson() {}

  static byte[] bytes(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  static Map<String, Object> members(CaseFile file) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", file.id().value());
    members.put("subject", members(file.subject()));
    members.put("queue", file.queue());
    members.put("opened", file.opened().toString());
    members.put("reasons", file.reasons().stream().map(DeskJson::members).toList());
    members.put("unlisted", file.unlisted());
    members.putAll(members(file.state()));
    return members;
  }

  static Map<String, Object> members(Enforcement enforcement) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", enforcement.id());
    members.put("kind", enforcement.measure().kind().label());
    members.put(
        "targets", enforcement.measure().targets().stream().map(DeskJson::members).toList());
    enforcement.measure().name().ifPresent(name -> members.put("name", name));
    members.put("begins", enforcement.begins().toString());
    putTime(members, "ends", enforcement.ends());
    members.put("by", enforcement.cause().actor().name());
    enforcement.cause().clause().ifPresent(clause -> members.put("clause", clause));
    members.put("because", enforcement.cause().because());
    putTime(members, "undone", enforcement.undone().map(it -> it.at()));
    return members;
  }

  static Map<String, Object> members(Appeal appeal) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", appeal.id());
    members.put("decision", appeal.contested().decision());
    members.put("affected", members(appeal.contested().affected()));
    members.put("enforcements", appeal.contested().enforcements().stream().sorted().toList());
    members.put("informed", appeal.contested().informed().toString());
    members.put("filed", appeal.filed().toString());
    members.put("words", appeal.words());
    members.putAll(members(appeal.state()));
    return members;
  }

  static Map<String, Object> members(Issued issued) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", issued.id());
    members.put("decision", issued.decision());
    members.put("recipient", members(issued.recipient()));
    members.put("clause", issued.clause());
    members.put("policy_version", issued.policyVersion());
    members.put("issued", issued.at().toString());
    members.put("enforcements", issued.enforcements().stream().sorted().toList());
    issued
        .letter()
        .ifPresent(letter -> {
          members.put("language", letter.language().toLanguageTag());
          members.put("subject", letter.subject());
          members.put("text", letter.text());
        });
    return members;
  }

  private static Map<String, Object> members(CaseState state) {
    return switch (state) {
      case CaseState.Waiting _ -> Map.of("state", "waiting");
      case CaseState.InReview(Claim claim) ->
          Map.of(
              "state",
              "in-review",
              "claim",
              Map.of(
                  "number", claim.number(),
                  "reviewer", claim.reviewer().id(),
                  "until", claim.until().toString()));
      case CaseState.Resolved(Reviewer reviewer, Instant at, Ruling ruling) -> {
        Map<String, Object> ruled = new LinkedHashMap<>();
        ruled.put("reviewer", reviewer.id());
        ruled.put("at", at.toString());
        if (ruling instanceof Ruling.Broken(String clause, String _)) {
          ruled.put("broken", clause);
        }
        ruled.put("grounds", ruling.grounds());
        yield Map.of("state", "resolved", "ruling", ruled);
      }
    };
  }

  private static Map<String, Object> members(AppealState state) {
    Map<String, Object> members = new LinkedHashMap<>();
    switch (state) {
      case AppealState.Filed _ -> members.put("state", "filed");
      case AppealState.Heard(Reviewer reviewer, Instant since) -> {
        members.put("state", "heard");
        members.put("reviewer", reviewer.id());
        members.put("since", since.toString());
      }
      case AppealState.Decided(Reviewer reviewer, Instant at, AppealOutcome outcome) -> {
        members.put("state", "decided");
        members.put("reviewer", reviewer.id());
        members.put("since", at.toString());
        members.put("outcome", label(outcome));
        members.put("grounds", outcome.grounds());
      }
      case AppealState.Withdrawn(Instant at) -> {
        members.put("state", "withdrawn");
        members.put("since", at.toString());
      }
    }
    return members;
  }

  private static String label(AppealOutcome outcome) {
    return switch (outcome) {
      case AppealOutcome.Upheld _ -> "upheld";
      case AppealOutcome.PartiallyReversed _ -> "partially-reversed";
      case AppealOutcome.Reversed _ -> "reversed";
    };
  }

  private static Map<String, Object> members(Reason reason) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("source", reason.key().source().name().toLowerCase(Locale.ROOT));
    members.put("reference", reason.key().reference());
    members.put("clause", reason.key().clause());
    members.put("severity", reason.weight().severity().name().toLowerCase(Locale.ROOT));
    members.put("confidence", reason.weight().confidence());
    members.put("times", reason.times());
    members.put("first", reason.first().toString());
    members.put("last", reason.last().toString());
    putTime(members, "due", reason.deadline().map(Deadline::due));
    reason.proposal().ifPresent(proposal -> members.put("proposal", proposal));
    return members;
  }

  private static Map<String, Object> members(EntityRef entity) {
    return Map.of("entity", entity.entity().label(), "id", entity.id());
  }

  private static void putTime(Map<String, Object> members, String name, Optional<Instant> time) {
    time.ifPresent(at -> members.put(name, at.toString()));
  }

  static List<Map<String, Object>> enforcements(List<Enforcement> all) {
    return all.stream().map(DeskJson::members).toList();
  }
}
