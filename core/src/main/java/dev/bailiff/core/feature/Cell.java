package dev.bailiff.core.feature;

/**
 * The functions on the state of one key: {@link #words()} longs at some place in an array.
 *
 * <p>They are pure: the result depends on the words and the arguments alone, and a call changes
 * nothing but those words and the {@link Losses} it is given. They are total: any time and any
 * argument will do; a time beyond {@link EventTimes} is taken as the nearest end of that range.
 *
 * <p><b>Time.</b> Time is the event's own. The <em>clock</em> of a cell is the highest event time
 * it has seen, known as finely as its kind keeps it (a sub-bucket or a millisecond). Events may
 * come in any order:
 *
 * <ul>
 *   <li>an event newer than the clock moves the clock;
 *   <li>an event older than the clock, but within the window behind it, counts where it belongs;
 *   <li>an event further behind is dropped and tallied as late.
 * </ul>
 *
 * The value that comes back is as of {@code max(event time, clock)}. An event at time {@code s} is
 * in the window at time {@code t} if and only if {@code t - s < window}.
 */
public abstract sealed class Cell
    permits CountCell,
        ExactCountCell,
        SumCell,
        DistinctCell,
        RateCell,
        FirstCell,
        LastCell,
        RatioCell,
        SequenceCell,
        QuotaCell,
        BaselineCell,
        ChangeCell,
        RecentSetCell {
  private final CellCodec codec;

  Cell(FeatureKind kind) {
    this.codec = new CellCodec(kind);
  }

  /** How many longs the state of a key takes. */
  public abstract int words();

  /** Makes the state of a key from its first event, and returns the value. */
  public final long create(long[] words, int at, long timeMillis, long argument, Losses losses) {
    long time = EventTimes.clamp(timeMillis);
    clear(words, at, time);
    return updateAt(words, at, time, argument, losses);
  }

  /** Takes one more event into the state of a key, and returns the value. */
  public final long update(long[] words, int at, long timeMillis, long argument, Losses losses) {
    return updateAt(words, at, EventTimes.clamp(timeMillis), argument, losses);
  }

  /** The value as of {@code max(timeMillis, clock)}; changes nothing. */
  public final long read(long[] words, int at, long timeMillis) {
    return readAt(words, at, EventTimes.clamp(timeMillis));
  }

  /** The value of a key that has no state: 0, 0.0 or never, which share their bits. */
  public final long absent() {
    return 0;
  }

  /** Whether, at this time, the state has nothing left to say: it may be dropped. */
  public final boolean isExpired(long[] words, int at, long timeMillis) {
    return isExpiredAt(words, at, EventTimes.clamp(timeMillis));
  }

  /** The cell's clock, for choosing what to evict; exact to a fifth of the retention. */
  public abstract long clockMillis(long[] words, int at);

  /** How long after its last event a state still matters. */
  public abstract long retentionMillis();

  /** Whether an event with this argument leaves any state on a key that has none. */
  public boolean starts(long argument) {
    return true;
  }

  /** Whether the argument makes no difference, so that an event's time says all about it. */
  public abstract boolean ignoresArgument();

  /** The state as bytes, for snapshots, files and other stores; see {@link CellCodec}. */
  public final byte[] encode(long[] words, int at) {
    CellWriter out = codec.begin();
    write(words, at, out);
    return out.toByteArray();
  }

  /**
   * Writes the encoded state into the words, which are left in no defined state on failure.
   *
   * @throws CellFormatException if the bytes are not what {@link #encode} makes for this kind
   */
  public final void decode(byte[] bytes, long[] words, int at) throws CellFormatException {
    CellReader in = codec.open(bytes);
    read(in, words, at);
    in.requireEnd();
  }

  /** Writes the state of a key of which nothing is known but that its clock is at this time. */
  abstract void clear(long[] words, int at, long time);

  abstract long updateAt(long[] words, int at, long time, long argument, Losses losses);

  abstract long readAt(long[] words, int at, long time);

  abstract boolean isExpiredAt(long[] words, int at, long time);

  abstract void write(long[] words, int at, CellWriter out);

  abstract void read(CellReader in, long[] words, int at) throws CellFormatException;
}
