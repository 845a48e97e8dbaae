package dev.bailiff.core.event;

import static dev.bailiff.core.event.Entity.ACCOUNT;
import static dev.bailiff.core.event.Entity.APP;
import static dev.bailiff.core.event.Entity.CLIENT;
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
import static dev.bailiff.core.event.FieldType.TIME;
import static dev.bailiff.core.event.Limits.BODY;
import static dev.bailiff.core.event.Limits.HEADERS;
import static dev.bailiff.core.event.Limits.LINE;
import static dev.bailiff.core.event.Limits.LIST;

/** What happens to accounts and to what acts in their name. */
final class AccountEvents {
  static final EventType AUTH_ATTEMPT =
      EventType.named("auth.attempt", "Somebody tried to sign in.")
          .required("event.outcome", TEXT, "success or failure")
          .optional("event.method", TEXT, "password, publickey, otp, token, pam, …")
          .optional("event.reason", TEXT, "why it failed: unknown-account, wrong-secret, locked, …")
          .optional("event.service", TEXT, "what was signed in to")
          .optional("event.host", TEXT, "host that was signed in to")
          .optional("event.secret_hash", TEXT, "keyed hash of the secret tried, never the secret")
          .optional("event.algorithm", TEXT, "algorithm named in the token's header, such as RS256")
          .optional("event.issuer", TEXT, "issuer named in the token")
          .optional("event.expires", TIME, "when the token expires")
          .optional("event.claims", MAP, HEADERS, "claims of the token, as presented")
          .optional("event.latitude", NUMBER, "where it came from, in degrees north")
          .optional("event.longitude", NUMBER, "where it came from, in degrees east")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP)
          .build();

  static final EventType ACCOUNT_CREATED =
      EventType.named("account.created", "Somebody signed up.")
          .optional("event.method", TEXT, "web, api, invitation, import, …")
          .optional("event.inviter", TEXT, "identifier of the account that invited it")
          .with(AccountEvents::profile)
          .entities(CLIENT, ACCOUNT, TENANT, TOKEN, APP)
          .build();

  static final EventType ACCOUNT_CHANGED =
      EventType.named("account.changed", "Something about an account or its rights was changed.")
          .required("event.change", TEXT, "profile, email, secret, role, plan, standing, …")
          .optional("event.before", MAP, LIST, "former values by name, secrets left out")
          .optional("event.after", MAP, LIST, "new values by name, secrets left out")
          .with(AccountEvents::profile)
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP, TARGET)
          .build();

  static final EventType INVITATION_SENT =
      EventType.named("invitation.sent", "An account invited people.")
          .required("event.channel", TEXT, "email, sms, link, chat, …")
          .optional("event.recipients", TEXTS, LIST, "addresses or accounts that were invited")
          .optional("event.recipient_count", INTEGER, "how many were invited")
          .optional("event.strangers", INTEGER, "how many of them had no prior relation")
          .optional("event.space", TEXT, "identifier of the space that they were invited to")
          .optional("event.role", TEXT, "role that was offered")
          .optional("event.text", TEXT, BODY, "words that the inviter added")
          .optional("event.links", TEXTS, LIST, "targets of the links in those words")
          .optional("event.language", TEXT, "language of the text, BCP 47")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP, TARGET)
          .build();

  static final EventType APP_INSTALLED =
      EventType.named("app.installed", "An app, plugin or package was installed.")
          .optional("event.version", TEXT, "version that was installed")
          .optional("event.publisher", TEXT, "who published it")
          .optional("event.origin", TEXT, "marketplace, upload, address, …")
          .optional("event.uri", TEXT, LINE, "where its bytes can be fetched")
          .optional("event.sha256", TEXT, "SHA-256 of its bytes in hexadecimal")
          .optional("event.size", INTEGER, "bytes")
          .optional("event.manifest", TEXT, BODY, "its own description of itself, as text")
          .optional("event.scripts", MAP, HEADERS, "scripts that run at installation, by name")
          .optional("event.scopes", TEXTS, LIST, "rights that it was given")
          .optional("event.dependencies", TEXTS, LIST, "what else it brings, each name@version")
          .optional("event.hosts", TEXTS, LIST, "hosts that it calls or is called from")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP)
          .build();

  static final EventType AUTOMATION_CREATED =
      EventType.named("automation.created", "An automation was made or changed.")
          .required("event.trigger", TEXT, "what starts it: schedule, webhook, feed, change, …")
          .optional("event.automation", TEXT, "identifier of the automation")
          .optional("event.name", TEXT, "name that its maker gave it")
          .optional(
              "event.feed", TEXT, LINE, "address of the feed, sensor or webhook it listens to")
          .optional("event.schedule", TEXT, "when it runs, as written by its maker")
          .optional("event.steps", TEXTS, LIST, "kinds of its steps in order")
          .optional("event.definition", TEXT, BODY, "the whole automation as text")
          .optional("event.text", TEXT, BODY, "text of the messages that it sends")
          .optional("event.channel", TEXT, "channel that it sends over: email, sms, chat, …")
          .optional("event.recipient_count", INTEGER, "how many people it reaches")
          .optional("event.audience", TEXT, "direct, team, tenant or public")
          .optional("event.hosts", TEXTS, LIST, "hosts outside that it calls")
          .optional("event.language", TEXT, "language of the text, BCP 47")
          .entities(CLIENT, ACCOUNT, TENANT, SESSION, TOKEN, APP)
          .build();

  private AccountEvents() {}

  private static EventType.Builder profile(EventType.Builder type) {
    return type.optional("event.handle", TEXT, "unique name that others address it by")
        .optional("event.legal_name", TEXT, "full name of the person or organisation")
        .optional("event.aliases", TEXTS, HEADERS, "other names it is known by")
        .optional("event.organisation", TEXT, "organisation that the person belongs to")
        .optional("event.born", TEXT, "date of birth, such as 1990-04-30")
        .optional("event.country", TEXT, "country it declares, ISO 3166-1 alpha-2")
        .optional("event.region", TEXT, "subdivision it declares, ISO 3166-2")
        .optional("event.postal_address", TEXT, "postal address it declares")
        .optional("event.phone", TEXT, "telephone number, E.164")
        .optional("event.email_verified", FLAG, "the e-mail address was proven")
        .optional("event.text", TEXT, BODY, "words of the profile")
        .optional("event.links", TEXTS, LIST, "targets of the links in the profile")
        .optional("event.picture_sha256", TEXT, "SHA-256 of the picture in hexadecimal")
        .optional("event.payment_hash", TEXT, "keyed hash of the means of payment")
        .optional("event.language", TEXT, "language it chose, BCP 47");
  }
}
