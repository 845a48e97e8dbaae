package dev.bailiff.detectors.request;

/** Where in a request a value stands. */
public enum Place {
  /** The whole path. */
  PATH,
  QUERY,
  /** The name of a query parameter, form field or JSON member. */
  NAME,
  REFERRER,
  AGENT,
  HEADER,
  COOKIE,
  FORM,
  /** A part of a multipart body. */
  PART,
  /** The name of an uploaded file. */
  FILE_NAME,
  JSON,
  XML,
  /** A string argument in a GraphQL document. */
  GRAPHQL,
  /** A body that is none of these, or what could not be read of it. */
  BODY;

  /** Whether it is part of the body. */
  public boolean isInBody() {
    return switch (this) {
      case FORM, PART, FILE_NAME, JSON, XML, GRAPHQL, BODY -> true;
      case PATH, QUERY, NAME, REFERRER, AGENT, HEADER, COOKIE -> false;
    };
  }
}
