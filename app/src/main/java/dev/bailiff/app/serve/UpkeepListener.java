package dev.bailiff.app.serve;

/** Is told what an operator should know of what a service does beside answering. */
interface UpkeepListener {
  /** Something did not work out, in words; it is tried again. */
  void failed(String what);

  /** Something was done that people asked for, in words. */
  void done(String what);

  /** Is told and does nothing. */
  UpkeepListener NONE =
      new UpkeepListener() {
        @Override
        public void failed(String what) {}

        @Override
        public void done(String what) {}
      };
}
