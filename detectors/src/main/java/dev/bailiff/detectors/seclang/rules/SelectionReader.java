package dev.bailiff.detectors.seclang.rules;

import dev.bailiff.detectors.seclang.regex.LinearPattern;
import dev.bailiff.detectors.seclang.regex.PatternFault;
import dev.bailiff.detectors.seclang.text.ByteText;
import dev.bailiff.detectors.seclang.text.Remark;
import dev.bailiff.detectors.seclang.text.Word;
import dev.bailiff.detectors.seclang.transaction.Pick;
import dev.bailiff.detectors.seclang.transaction.Selection;
import dev.bailiff.detectors.seclang.transaction.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads what rules look at. */
final class SelectionReader {
  /** Variables of ModSecurity that one request does not tell of, or that nothing reads here. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          ("auth_type duration env files_tmp_content files_tmpnames full_request"
                  + " full_request_length geo global highest_severity inbound_data_error ip"
                  + " modsec_build msc_pcre_limits_exceeded msc_pcre_error multipart_boundary_quoted"
                  + " multipart_boundary_whitespace multipart_crlf_lf_lines multipart_data_after"
                  + " multipart_data_before multipart_file_limit_exceeded multipart_header_folding"
                  + " multipart_invalid_header_folding multipart_invalid_part"
                  + " multipart_invalid_quoting multipart_lf_line multipart_missing_semicolon"
                  + " multipart_strict_error multipart_unmatched_boundary outbound_data_error perf_all"
                  + " remote_host remote_port remote_user reqbody_error_msg"
                  + " reqbody_processor_error_msg resource response_body response_content_length"
                  + " response_content_type response_headers response_headers_names response_protocol"
                  + " response_status rule server_addr server_port session sessionid status_line time"
                  + " time_day time_epoch time_hour time_min time_mon time_sec time_wday time_year"
                  + " unique_id urlencoded_error user userid webappid webserver_error_log")
              .split(" ", -1));

  private final Consumer<Remark> remarks;
  private final Map<String, LinearPattern> patterns = new HashMap<>();

  SelectionReader(Consumer<Remark> remarks) {
    this.remarks = remarks;
  }

  /** What a word names; a term that cannot be read is remarked. */
  Selection read(Word word) {
    List<Pick> picks = new ArrayList<>();
    List<Pick> exceptions = new ArrayList<>();
    int at = 0;
    String text = word.text();
    while (at < text.length()) {
      int end = end(text, at);
      boolean isException = text.charAt(at) == '!';
      term(word.part(isException ? at + 1 : at, end))
          .ifPresent(isException ? exceptions::add : picks::add);
      at = end + 1;
    }
    return new Selection(picks, exceptions);
  }

  /** One term without its exclamation mark. */
  Optional<Pick> term(Word word) {
    String text = word.text().strip();
    boolean isCount = text.startsWith("&");
    int colon = text.indexOf(':');
    String name = text.substring(isCount ? 1 : 0, colon < 0 ? text.length() : colon);
    String key = colon < 0 ? "" : unquoted(text.substring(colon + 1));
    Optional<Variable> variable = Variable.named(name);
    if (variable.isEmpty()) {
      unknown(name, word);
      return Optional.empty();
    }
    if (variable.get() == Variable.XML) {
      return xml(key, isCount, word);
    }
    if (key.length() > 1 && key.startsWith("/") && key.endsWith("/")) {
      return pattern(key.substring(1, key.length() - 1), word)
          .map(pattern -> new Pick(variable.get(), "", Optional.of(pattern), isCount));
    }
    String folded = ByteText.of(key).toLowerCase(Locale.ROOT);
    return Optional.of(new Pick(variable.get(), folded, Optional.empty(), isCount));
  }

  private Optional<Pick> xml(String path, boolean isCount, Word word) {
    if (path.equals("/*") || path.equals("//@*")) {
      return Optional.of(new Pick(Variable.XML, path, Optional.empty(), isCount));
    }
    String message = "of the paths in XML only `/*` and `//@*` are supported, not `" + path + "`";
    remarks.accept(new Remark(word.spot(), Remark.Kind.IN_PART, "XML:" + path, message));
    return Optional.empty();
  }

  private Optional<LinearPattern> pattern(String text, Word word) {
    LinearPattern known = patterns.get(text);
    if (known == null) {
      try {
        known = LinearPattern.of("(?i:" + ByteText.of(text) + ")");
      } catch (PatternFault fault) {
        String message = "the pattern of the name cannot be used: " + fault.reason();
        remarks.accept(new Remark(word.spot(), Remark.Kind.IN_PART, fault.reason(), message));
        return Optional.empty();
      }
      patterns.put(text, known);
    }
    return Optional.of(known);
  }

  private void unknown(String name, Word word) {
    boolean isElsewhere = ELSEWHERE.contains(name.toLowerCase(Locale.ROOT));
    remarks.accept(
        new Remark(
            word.spot(),
            isElsewhere ? Remark.Kind.IN_PART : Remark.Kind.ERROR,
            name.toUpperCase(Locale.ROOT),
            isElsewhere
                ? "the variable `" + name + "` is not supported"
                : "unknown variable `" + name + "`"));
  }

  /** The index of the bar behind a term; bars in patterns between slashes are not meant. */
  private static int end(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ':') {
      at++;
    }
    int name = at + 1;
    boolean isXml = text.startsWith("XML:", text.charAt(start) == '!' ? start + 1 : start);
    boolean isQuoted = name < text.length() && text.charAt(name) == '\'';
    int from = isQuoted ? name + 1 : name;
    if (at < text.length()
        && text.charAt(at) == ':'
        && !isXml
        && from < text.length()
        && text.charAt(from) == '/') {
      at = from + 1;
      while (at < text.length() && text.charAt(at) != '/') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
    }
    int bar = text.indexOf('|', Math.min(at, text.length()));
    return bar < 0 ? text.length() : bar;
  }

  private static String unquoted(String text) {
    boolean isQuoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
