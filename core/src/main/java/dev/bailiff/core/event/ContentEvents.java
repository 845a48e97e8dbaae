package dev.bailiff.core.event;

import static dev.bailiff.core.event.Entity.ACCOUNT;
import static dev.bailiff.core.event.Entity.APP;
import static dev.bailiff.core.event.Entity.CLIENT;
import static dev.bailiff.core.event.Entity.CONTENT;
import static dev.bailiff.core.event.Entity.SESSION;
import static dev.bailiff.core.event.Entity.TARGET;
import static dev.bailiff.core.event.Entity.TENANT;
import static dev.bailiff.core.event.Entity.TOKEN;
import static dev.bailiff.core.event.FieldType.FLAG;
import static dev.bailiff.core.event.FieldType.INTEGER;
import static dev.bailiff.core.event.FieldType.MAP;
import static dev.bailiff.core.event.FieldType.NUMBER;
import static dev.bailiff.core.event.FieldType.TEXT;
import static dev.bailiff.core.event.FieldType.TEXTS;
import static dev.bailiff.core.event.Limits.BODY;
import static dev.bailiff.core.event.Limits.BYTES;
import static dev.bailiff.core.event.Limits.HEADERS;
import static dev.bailiff.core.event.Limits.LINE;
import static dev.bailiff.core.event.Limits.LIST;

/** What people say, show and store. */
final class ContentEvents {
  static final EventType MESSAGE_SENT =
      EventType.named("message.sent", "A message was handed over for delivery.")
          .required("event.channel", TEXT, "email, chat, direct, sms, push, …")
          .optional("event.direction", TEXT, "inbound, outbound or internal")
          .optional("event.subject", TEXT, LINE, "subject line")
          .optional("event.text", TEXT, BODY, "plain text, or what is left without the markup")
          .optional("event.html", TEXT, BODY, "HTML body")
          .optional("event.raw", TEXT, BYTES, "whole message, RFC 5322, one character per byte")
          .optional("event.headers", MAP, HEADERS, "header fields by lower-case name")
          .optional("event.sender", TEXT, "address or account in From")
          .optional("event.sender_name", TEXT, "name shown with it")
          .optional("event.envelope_sender", TEXT, "address in MAIL FROM")
          .optional("event.reply_to", TEXT, "address in Reply-To")
          .optional("event.helo", TEXT, "name that the sending server gave")
          .optional("event.checks", MAP, HEADERS, "spf, dkim, dmarc, arc: pass, fail, none, …")
          .optional("event.recipients", TEXTS, LIST, "addresses or accounts it goes to")
          .optional("event.recipient_count", INTEGER, "how many it goes to")
          .optional("event.strangers", INTEGER, "how many of them had no prior relation")
          .optional("event.prior_relation", FLAG, "the target has dealt with the sender before")
          .optional("event.answered", FLAG, "the target has answered the sender's last message")
          .optional("event.blocked", FLAG, "the target has blocked the sender")
          .optional("event.audience", TEXT, "direct, team, tenant or public")
          .optional("event.space", TEXT, "identifier of the room or channel")
          .optional("event.thread", TEXT, "identifier of the thread")
          .optional("event.parent", TEXT, "identifier of the message that it answers")
          .optional("event.list", TEXT, "mailing list that the recipients subscribed to")
          .optional("event.unsubscribe", TEXT, LINE, "where a recipient can unsubscribe")
          .optional("event.transactional", FLAG, "it answers something that the recipient did")
          .optional("event.automated", FLAG, "a machine sent it, not a person")
          .optional("event.links", TEXTS, LIST, "targets of its links")
          .optional("event.attachments", MAP, HEADERS, "SHA-256 of each attachment by file name")
          .optional("event.size", INTEGER, "bytes, attachments included")
          .optional("event.language", TEXT, "language of the text, BCP 47")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP, TARGET, CONTENT)
          .build();

  static final EventType CONTENT_PUBLISHED =
      EventType.named("content.published", "Content of any kind was made visible to others.")
          .with(ContentEvents::page)
          .with(ContentEvents::bytes)
          .optional("event.tags", TEXTS, LIST, "tags given to it")
          .entities(CLIENT, ACCOUNT, TENANT, TOKEN, APP, TARGET, CONTENT)
          .build();

  static final EventType CONTENT_CHANGED =
      EventType.named("content.changed", "Published content was edited, moved or deleted.")
          .required("event.change", TEXT, "edited, overwritten, moved, deleted, restored, …")
          .with(ContentEvents::page)
          .optional("event.revision", INTEGER, "number of the revision, from 1")
          .optional("event.items", INTEGER, "how many contents the operation touched")
          .optional("event.removed", INTEGER, "characters removed")
          .optional("event.added", INTEGER, "characters added")
          .optional("event.size_before", INTEGER, "bytes before the change")
          .optional("event.entropy", NUMBER, "bits per byte after the change, 0 to 8")
          .optional("event.entropy_before", NUMBER, "bits per byte before the change, 0 to 8")
          .optional("event.size", INTEGER, "bytes after the change")
          .entities(CLIENT, ACCOUNT, TENANT, TOKEN, APP, TARGET, CONTENT)
          .build();

  static final EventType FILE_UPLOADED =
      EventType.named("file.uploaded", "A file was uploaded.")
          .required("event.name", TEXT, "file name as uploaded, without folders")
          .with(ContentEvents::bytes)
          .optional("event.detected_type", TEXT, "media type found in the bytes by the sender")
          .optional("event.sha1", TEXT, "SHA-1 of the bytes in hexadecimal")
          .optional("event.md5", TEXT, "MD5 of the bytes in hexadecimal")
          .optional("event.text", TEXT, BODY, "text taken out of the file")
          .optional("event.entropy", NUMBER, "bits per byte, 0 to 8")
          .optional("event.encrypted", FLAG, "it cannot be opened without a password")
          .optional("event.members", TEXTS, LIST, "names of the members of an archive")
          .optional("event.unpacked", INTEGER, "bytes of all members when unpacked")
          .optional("event.nesting", INTEGER, "levels of archives within archives")
          .optional("event.part", INTEGER, "number of this part of a split file, from 1")
          .optional("event.stored", INTEGER, "bytes that the tenant stores, this file included")
          .optional("event.licence", TEXT, "licence that the uploader states")
          .optional("event.visibility", TEXT, "private, tenant or public")
          .optional("event.space", TEXT, "identifier of the space that it was uploaded to")
          .optional("event.duration", NUMBER, "seconds that the upload took")
          .optional("event.language", TEXT, "language of the text, BCP 47")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP, CONTENT)
          .build();

  static final EventType FILE_DELETED =
      EventType.named("file.deleted", "A file was deleted.")
          .required("event.name", TEXT, "file name, without folders")
          .optional("event.size", INTEGER, "bytes")
          .optional("event.media_type", TEXT, "media type as declared, such as video/mp4")
          .optional("event.sha256", TEXT, "SHA-256 of the bytes in hexadecimal")
          .optional("event.age", NUMBER, "seconds since it was uploaded")
          .optional("event.permanent", FLAG, "it cannot be restored")
          .optional("event.items", INTEGER, "how many files the operation deleted")
          .optional("event.stored", INTEGER, "bytes that the tenant still stores")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP, CONTENT)
          .build();

  private ContentEvents() {}

  private static EventType.Builder page(EventType.Builder type) {
    return type.optional("event.format", TEXT, "html, markdown, wiki, plain, code, …")
        .optional("event.title", TEXT, "title")
        .optional("event.text", TEXT, BODY, "plain text, or what is left without the markup")
        .optional("event.html", TEXT, BODY, "as it is served to readers")
        .optional("event.markup", TEXT, BODY, "as its author wrote it, in its format")
        .optional("event.meta", MAP, HEADERS, "meta tags by lower-case name")
        .optional("event.links", TEXTS, LIST, "targets of its links")
        .optional("event.language", TEXT, "language of the text, BCP 47")
        .optional("event.location", TEXT, LINE, "address under which it is read")
        .optional("event.region", TEXT, "region that it is stored in")
        .optional("event.visibility", TEXT, "private, tenant or public")
        .optional("event.audience", INTEGER, "how many people can read it")
        .optional("event.space", TEXT, "identifier of the space that it is in")
        .optional("event.parent", TEXT, "identifier of the content that it answers")
        .optional("event.automated", FLAG, "a machine made it, not a person");
  }

  private static EventType.Builder bytes(EventType.Builder type) {
    return type.optional("event.size", INTEGER, "bytes")
        .optional("event.media_type", TEXT, "media type as declared, such as image/png")
        .optional("event.sha256", TEXT, "SHA-256 of the bytes in hexadecimal")
        .optional("event.fingerprints", MAP, HEADERS, "perceptual hashes by name of the method")
        .optional("event.head", TEXT, BYTES, "beginning of the bytes in base64")
        .optional("event.uri", TEXT, LINE, "where the bytes can be fetched");
  }
}
