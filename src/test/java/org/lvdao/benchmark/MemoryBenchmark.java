package org.lvdao.benchmark;

import static org.lvdao.benchmark.ResultTable.number;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the node that was under load takes. */
final class MemoryBenchmark {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private MemoryBenchmark() {}

  static void run(long pid, ResultTable table) throws Exception {
    jcmd(pid, "GC.run");
    var heap = USED.matcher(jcmd(pid, "GC.heap_info"));
    double used = heap.find() ? Double.parseDouble(heap.group(1)) / 1024 : Double.NaN;
    table.add(
        "Memory of the node after all of this",
        number(used, 0) + " MiB of heap after a collection",
        "`-Xmx1g`",
        "resident: %s now, %s at the most"
            .formatted(resident(pid, "VmRSS"), resident(pid, "VmHWM")),
        "");
  }

  private static String resident(long pid, String name) {
    var value = Stage.first(Path.of("/proc", Long.toString(pid), "status"), name + ":", "");
    return value.isEmpty()
        ? "unknown"
        : number(Double.parseDouble(value.split(" ")[0]) / 1024, 0) + " MiB";
  }

  private static String jcmd(long pid, String command) throws Exception {
    var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(program, Long.toString(pid), command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
