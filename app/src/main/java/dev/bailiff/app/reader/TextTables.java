package dev.bailiff.app.reader;

import static dev.bailiff.app.reader.HttpFields.AGENT;
import static dev.bailiff.app.reader.HttpFields.HOST;
import static dev.bailiff.app.reader.HttpFields.IP;
import static dev.bailiff.app.reader.HttpFields.METHOD;
import static dev.bailiff.app.reader.HttpFields.PATH;
import static dev.bailiff.app.reader.HttpFields.REFERRER;

import dev.bailiff.core.event.Address;
import java.util.Locale;

/**
 * The tables of repeated texts that all logs of one run share; with full tables of the longest
 * texts they take about 24 MB.
 */
final class TextTables {
  /** Methods, protocols and user names. */
  final Texts words = new Texts(10, METHOD.limit());

  /** Addresses in one form, so that a client written in two ways is one client. */
  final Texts addresses = new Texts(15, IP.limit(), TextTables::canonical);

  final Texts agents = new Texts(12, AGENT.limit());
  final Texts paths = new Texts(14, PATH.limit());
  final Texts referrers = new Texts(13, REFERRER.limit());
  final Texts hosts = new Texts(10, HOST.limit(), text -> text.toLowerCase(Locale.ROOT));

  /** The one form of an address; anything else, such as a host name, stays as it is. */
  static String canonical(String address) {
    return Address.parse(address).map(Address::toString).orElse(address);
  }
}
