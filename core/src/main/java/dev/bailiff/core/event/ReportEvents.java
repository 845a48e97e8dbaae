package dev.bailiff.core.event;

import static dev.bailiff.core.event.Entity.ACCOUNT;
import static dev.bailiff.core.event.Entity.CLIENT;
import static dev.bailiff.core.event.Entity.CONTENT;
import static dev.bailiff.core.event.Entity.SESSION;
import static dev.bailiff.core.event.Entity.TARGET;
import static dev.bailiff.core.event.Entity.TENANT;
import static dev.bailiff.core.event.FieldType.FLAG;
import static dev.bailiff.core.event.FieldType.TEXT;
import static dev.bailiff.core.event.FieldType.TEXTS;
import static dev.bailiff.core.event.FieldType.TIME;
import static dev.bailiff.core.event.Limits.BODY;
import static dev.bailiff.core.event.Limits.HEADERS;
import static dev.bailiff.core.event.Limits.LINE;
import static dev.bailiff.core.event.Limits.LIST;

/** What people tell the provider about what others did. */
final class ReportEvents {
  static final EventType REPORT_FILED =
      EventType.named("report.filed", "Somebody reported an account or content.")
          .required("event.reason", TEXT, "reason that the reporter chose")
          .optional("event.report", TEXT, "identifier of the report")
          .optional("event.clause", TEXT, "clause that the reporter names, such as 2.3")
          .optional("event.text", TEXT, BODY, "what the reporter says")
          .optional("event.quoted", TEXT, BODY, "text that is reported")
          .optional("event.links", TEXTS, LIST, "where it can be seen")
          .optional("event.danger", FLAG, "the reporter says that somebody is in danger now")
          .optional("event.anonymous", FLAG, "the reporter does not want to be named")
          .optional("event.language", TEXT, "language of the report, BCP 47")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TARGET, CONTENT)
          .build();

  static final EventType NOTICE_RECEIVED =
      EventType.named("notice.received", "A formal notice of illegal content arrived.")
          .required("event.kind", TEXT, "takedown, counter-notice, order, retraction, …")
          .optional("event.notice", TEXT, "identifier of the notice")
          .optional("event.answers", TEXT, "identifier of the notice that it answers")
          .optional("event.law", TEXT, "legal basis that it names")
          .optional("event.jurisdiction", TEXT, "country or state whose law it is, ISO 3166")
          .optional("event.claimant", TEXT, "who claims the right")
          .optional("event.sender", TEXT, "who sent the notice")
          .optional("event.sender_email", TEXT, "address to answer to")
          .optional("event.trusted", FLAG, "the sender is a trusted flagger or an authority")
          .optional("event.right", TEXT, "copyright, trade mark, privacy, defamation, …")
          .optional("event.work", TEXT, LINE, "the work or right that is infringed")
          .optional("event.work_links", TEXTS, LIST, "where the original is")
          .optional("event.locations", TEXTS, LIST, "where the content complained of is")
          .optional("event.sha256s", TEXTS, HEADERS, "SHA-256 of the files complained of")
          .optional("event.text", TEXT, BODY, "the notice in full")
          .optional("event.good_faith", FLAG, "it states a belief in good faith")
          .optional("event.accurate", FLAG, "it states, under penalty, that it is accurate")
          .optional("event.signature", TEXT, "signature, typed or a reference to it")
          .optional("event.deadline", TIME, "when an answer is due, if the notice says so")
          .optional("event.language", TEXT, "language of the notice, BCP 47")
          .entities(CLIENT, ACCOUNT, TENANT, TARGET, CONTENT)
          .build();

  private ReportEvents() {}
}
