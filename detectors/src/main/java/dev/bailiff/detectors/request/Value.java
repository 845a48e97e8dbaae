package dev.bailiff.detectors.request;

import dev.bailiff.core.event.Field;
import dev.bailiff.core.service.FieldPurpose;
import dev.bailiff.detectors.decoding.Base64Text;
import dev.bailiff.detectors.decoding.Decoded;
import dev.bailiff.detectors.decoding.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value of a request that is not plain.
 *
 * <p>Evidence of a header or cookie is given within its own text, all other within the field's.
 */
public final class Value {
  /** A value with more hidden texts than this is told by the first of them. */
  static final int MAX_VIEWS = 6;

  private final Place place;
  private final String name;
  private final Field field;
  private final String source;
  private final int start;
  private final int end;
  private final Transport transport;
  private @Nullable List<View> views;
  private final FieldPurpose declared;
  private @Nullable FieldPurpose purpose;

  Value(
      Place place,
      String name,
      Field field,
      String source,
      int start,
      int end,
      Transport transport,
      FieldPurpose declared) {
    this.place = place;
    this.name = name;
    this.field = field;
    this.source = source;
    this.start = start;
    this.end = end;
    this.transport = transport;
    this.declared = declared;
  }

  /** A text by itself, as if it were the value of a short field without a name. */
  public static Value alone(Place place, Field field, String text) {
    int end = text.length();
    return new Value(place, "", field, text, 0, end, Transport.PLAIN, FieldPurpose.LABEL);
  }

  /** Where it stands. */
  public Place place() {
    return place;
  }

  /** The parameter, header field, form field or member that it is the value of, or empty. */
  public String name() {
    return name;
  }

  /** The name, decoded and in lower case. */
  public String foldedName() {
    return name.indexOf('%') < 0 ? name.toLowerCase(Locale.ROOT) : Decoded.ofQuery(name).text();
  }

  /** The field of the event that it stands in. */
  public Field field() {
    return field;
  }

  /** Its text as it was sent. */
  public String raw() {
    return source.substring(start, end);
  }

  /** How many characters were sent. */
  public int length() {
    return end - start;
  }

  /** What it is for as the inventory says, or else as its name and what it looks like tell. */
  public FieldPurpose purpose() {
    FieldPurpose known = purpose;
    if (known == null) {
      known =
          switch (declared) {
            case UNKNOWN -> Guess.of(this, false);
            case LABEL -> Guess.of(this, true);
            case IDENTIFIER,
                CHOICE,
                NUMBER,
                FLAG,
                MOMENT,
                MAIL,
                URL,
                FILE_NAME,
                FREE_TEXT,
                CODE,
                QUERY,
                SECRET,
                BINARY ->
                declared;
          };
      purpose = known;
    }
    return known;
  }

  /** The value without percent signs and entities. */
  public View view() {
    return views().get(0);
  }

  /** That view, and those with hidden texts in the open. */
  public List<View> views() {
    List<View> known = views;
    if (known == null) {
      known = open();
      views = known;
    }
    return known;
  }

  private List<View> open() {
    Decoded exact = Decoded.exact(source, start, end, transport);
    View plain = new View(this, View.Kind.PLAIN, exact);
    Decoded unescaped = exact.unescaped();
    Decoded hidden = Base64Text.next(exact, 0);
    if (unescaped == null && hidden == null) {
      return List.of(plain);
    }
    List<View> all = new ArrayList<>(MAX_VIEWS);
    all.add(plain);
    if (unescaped != null) {
      all.add(new View(this, View.Kind.UNESCAPED, unescaped));
    }
    while (hidden != null && all.size() < MAX_VIEWS) {
      all.add(new View(this, View.Kind.BASE64, hidden));
      hidden = Base64Text.next(exact, exact.indexAfter(hidden));
    }
    return List.copyOf(all);
  }
}
