package org.lvdao.platform.http;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls a server and waits no longer than told for the whole answer: the JDK's own limit ends with
 * the answer's head. The JDK's client is used because it logs no addresses. Nothing is tried again
 * here. Never inside a transaction.
 */
public final class HttpCaller {
  private final HttpClient http;
  private final Duration timeout;

  /**
   * @param timeout for connecting, and for the whole answer
   */
  public HttpCaller(Duration timeout) {
    this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    this.timeout = timeout;
  }

  /**
   * @return the answer, whatever its status
   * @throws NoAnswer when there is none; a thread that was interrupted stays so
   */
  public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return http.sendAsync(request.timeout(timeout).build(), body)
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new NoAnswer("no answer in time");
    } catch (ExecutionException failure) {
      var cause = failure.getCause() == null ? failure : failure.getCause();
      throw new NoAnswer(cause.getClass().getSimpleName());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted");
    }
  }
}
