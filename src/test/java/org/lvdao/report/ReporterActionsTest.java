package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.annotation.Post;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.report.workflow.Workflow;

class ReporterActionsTest {
  @Test
  void what_a_reporter_may_do_is_the_end_of_an_address() {
    var addresses =
        Arrays.stream(ReportController.class.getDeclaredMethods())
            .map(method -> method.getAnnotation(Post.class))
            .filter(post -> post != null)
            .map(post -> post.value().replaceFirst(".*/", ""))
            .toList();
    assertThat(
            Arrays.stream(ReportStatus.values())
                .flatMap(status -> Workflow.allowedToReporter(status).stream())
                .map(ReportAction::path)
                .distinct())
        .isNotEmpty()
        .isSubsetOf(addresses);
  }
}
