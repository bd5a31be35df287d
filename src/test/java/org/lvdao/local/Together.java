package org.lvdao.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The same button, pressed by many at once. */
public final class Together {
  private Together() {}

  /** The answers in the order of the calls. */
  public static List<Answer> together(List<Callable<Answer>> calls) throws Exception {
    return atOnce(calls);
  }

  /** The same call, so many times. */
  public static List<Answer> together(int callers, Callable<Answer> call) throws Exception {
    return together(Collections.nCopies(callers, call));
  }

  /** What calls that are no requests give, in their order. */
  public static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var futures =
          calls.stream()
              .map(
                  call ->
                      threads.submit(
                          () -> {
                            start.await();
                            return call.call();
                          }))
              .toList();
      start.countDown();
      var answers = new ArrayList<T>();
      for (var future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }

  public static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
    return atOnce(Collections.nCopies(callers, call));
  }
}
