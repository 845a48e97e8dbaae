package dev.bailiff.core.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * The bytes that several tables divide among them. Each has a share that is always its own; what
 * the others leave of theirs it may borrow, and gives back when they ask for it.
 *
 * <p>Arrays are only ever replaced one at a time, so room for one array of the largest size is kept
 * free: the old and the new one together stay within the budget too.
 */
final class ByteBudget {
  private final long largestArray;
  private final long usable;
  private final List<TableRoom> rooms = new ArrayList<>();
  private long used;
  private long peak;

  /** A budget for arrays, of which no table has more than {@link KeyHash#STRIPES}. */
  ByteBudget(long bytes) {
    this.largestArray = bytes / (KeyHash.STRIPES + 1);
    this.usable = bytes - largestArray;
  }

  /** What all arrays may take, the room that is kept free included. */
  long bytes() {
    return usable + largestArray;
  }

  /** Notes that this much was in use at some earlier moment. */
  void wasInUse(long bytes) {
    peak = Math.max(peak, bytes);
  }

  void join(TableRoom room) {
    rooms.add(room);
  }

  /** What one array may take at most. */
  long largestArray() {
    return largestArray;
  }

  /** Whether more than an eighth is free. */
  boolean isRoomy() {
    return used < usable / 8 * 7;
  }

  boolean hasRoom(long more) {
    return used + more <= usable;
  }

  /** Has tables that are beyond their shares give way until there is room. */
  boolean makeRoom(long more) {
    while (!hasRoom(more)) {
      TableRoom debtor = rooms.getFirst();
      for (TableRoom room : rooms) {
        debtor = room.mostBorrowed() > debtor.mostBorrowed() ? room : debtor;
      }
      if (debtor.mostBorrowed() <= 0) {
        return false;
      }
      debtor.giveBack();
    }
    return true;
  }

  /** Notes that an array was replaced by another. */
  void replaced(long oldBytes, long newBytes) {
    peak = Math.max(peak, used + newBytes);
    used += newBytes - oldBytes;
  }

  /** The most that was ever in use at once. */
  long peak() {
    return peak;
  }
}
