package dev.bailiff.casework.channel;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Drops the body of an answer, and ends one that is long. */
final class DroppedBody implements HttpResponse.BodySubscriber<Void> {
  private static final long MOST_BYTES = 64 << 10;

  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long bytes;

  @Override
  public CompletionStage<Void> getBody() {
    return ended;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    part.forEach(buffer -> bytes += buffer.remaining());
    if (bytes > MOST_BYTES && subscription != null) {
      subscription.cancel();
      end();
    }
  }

  @Override
  public void onError(Throwable broken) {
    ended.completeExceptionally(broken);
  }

  @Override
  public void onComplete() {
    end();
  }

  @SuppressWarnings("NullAway") // nothing else is of type Void
  private void end() {
    ended.complete(null);
  }
}
