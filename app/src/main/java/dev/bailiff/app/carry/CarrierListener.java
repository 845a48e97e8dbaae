package dev.bailiff.app.carry;

/** Is told what becomes of decisions on their way to casework, on the thread that carries them. */
public interface CarrierListener {
  /** So many were carried together. */
  void carried(int decisions);

  /** They could not be carried now; it is tried again until they are. */
  void delayed(Exception cause);

  /** Casework broke on one, which is left out; it stays in the journal. */
  void leftOut(long sequence, RuntimeException fault);

  /** Is told and does nothing. */
  CarrierListener NONE =
      new CarrierListener() {
        @Override
        public void carried(int decisions) {}

        @Override
        public void delayed(Exception cause) {}

        @Override
        public void leftOut(long sequence, RuntimeException fault) {}
      };
}
