package dev.bailiff.detectors.seclang.transaction;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A part of a request that rules can name. */
public enum Variable {
  ARGS(true),
  ARGS_COMBINED_SIZE(true),
  ARGS_GET(false),
  ARGS_GET_NAMES(false),
  ARGS_NAMES(true),
  ARGS_POST(true),
  ARGS_POST_NAMES(true),
  FILES(true),
  FILES_COMBINED_SIZE(true),
  FILES_NAMES(true),
  FILES_SIZES(true),
  MATCHED_VAR(false),
  MATCHED_VARS(false),
  MATCHED_VARS_NAMES(false),
  MATCHED_VAR_NAME(false),
  MULTIPART_FILENAME(true),
  MULTIPART_NAME(true),
  MULTIPART_PART_HEADERS(true),
  PATH_INFO(false),
  QUERY_STRING(false),
  REMOTE_ADDR(false),
  REQBODY_ERROR(true),
  REQBODY_PROCESSOR(false),
  REQBODY_PROCESSOR_ERROR(true),
  REQUEST_BASENAME(false),
  REQUEST_BODY(true),
  REQUEST_BODY_LENGTH(true),
  REQUEST_COOKIES(false),
  REQUEST_COOKIES_NAMES(false),
  REQUEST_FILENAME(false),
  REQUEST_HEADERS(false),
  REQUEST_HEADERS_NAMES(false),
  REQUEST_LINE(false),
  REQUEST_METHOD(false),
  REQUEST_PROTOCOL(false),
  REQUEST_URI(false),
  REQUEST_URI_RAW(false),
  SERVER_NAME(false),
  TX(false),
  XML(true);

  private static final Map<String, Variable> BY_NAME = new HashMap<>();

  static {
    for (Variable each : values()) {
      BY_NAME.put(each.name().toLowerCase(Locale.ROOT), each);
    }
  }

  private final boolean needsBody;

  Variable(boolean needsBody) {
    this.needsBody = needsBody;
  }

  /** The one with this name, whatever its case. */
  public static Optional<Variable> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether it is complete only when the body has been read. */
  public boolean needsBody() {
    return needsBody;
  }

  /** Whether rules change it. */
  public boolean isChanging() {
    return switch (this) {
      case TX, MATCHED_VAR, MATCHED_VARS, MATCHED_VARS_NAMES, MATCHED_VAR_NAME -> true;
      default -> false;
    };
  }
}
