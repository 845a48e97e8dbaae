package dev.bailiff.core.service;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which service and operation a request is for. */
public final class Call {
  /** A request to no service that is listed. */
  static final Call ELSEWHERE = new Call(null, null, Undocumented.NOTHING, "", "");

  private final @Nullable Service service;
  private final @Nullable Operation operation;
  private final Undocumented undocumented;
  private final String part;
  private final String object;

  Call(
      @Nullable Service service,
      @Nullable Operation operation,
      Undocumented undocumented,
      String part,
      String object) {
    this.service = service;
    this.operation = operation;
    this.undocumented = undocumented;
    this.part = part;
    this.object = object;
  }

  /** The service; empty if none that is listed answers there. */
  public Optional<Service> service() {
    return Optional.ofNullable(service);
  }

  /** The operation; empty if none that is published is called so. */
  public Optional<Operation> operation() {
    return Optional.ofNullable(operation);
  }

  /** In what it departs from what is published. */
  public Undocumented undocumented() {
    return undocumented;
  }

  /** The name of the parameter that is not published; empty if that is not what is wrong. */
  public String part() {
    return part;
  }

  /** The path up to the last value of a parameter: what the call is about; empty if nothing. */
  public String object() {
    return object;
  }

  /** What a field of the request is for, by what people wrote first; unknown if nothing says so. */
  public FieldPurpose purpose(FieldPlace place, String field) {
    FieldPurpose written = service == null ? null : service.fields().get(field);
    if (written != null) {
      return written;
    }
    return operation == null
        ? FieldPurpose.UNKNOWN
        : operation.purpose(place, field).orElse(FieldPurpose.UNKNOWN);
  }

  /** Whether something may be known of its fields. */
  public boolean hasFields() {
    return (service != null && !service.fields().isEmpty())
        || (operation != null && !operation.fields().isEmpty());
  }

  /** The provider's own program that says that it is the caller; empty if none does. */
  public String ownClient(String agent, String app) {
    if (service != null) {
      for (OwnClient client : service.clients()) {
        if (client.isClaimedBy(agent, app)) {
          return client.name();
        }
      }
    }
    return "";
  }

  @Override
  public String toString() {
    return (service == null ? "elsewhere" : service.name())
        + (operation == null ? "" : " " + operation.label())
        + (undocumented == Undocumented.NOTHING ? "" : " undocumented " + undocumented.label());
  }
}
