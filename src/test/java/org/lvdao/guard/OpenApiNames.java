package org.lvdao.guard;

import java.util.regex.Pattern;

/** Names of schemas as a client's generated code can use them: one word each. */
final class OpenApiNames {
  private static final Pattern PAGE = Pattern.compile("\\bPage_([A-Za-z.]+)_(?=[\":])");
  private static final Pattern CONTROLLERS =
      Pattern.compile("(?<=/schemas/|\\n {4})([A-Za-z]+)Controller\\.\\1?([A-Za-z]+)(?=[\":])");
  private static final Pattern NESTED =
      Pattern.compile("(?<=/schemas/|\\n {4})([A-Za-z]+)\\.([A-Za-z]+)(?=[\":])");

  private OpenApiNames() {}

  /**
   * @param document as the generator wrote it, with names such as {@code Page_LookBacks.Task_}
   */
  static String plain(String document) {
    String pages = PAGE.matcher(document).replaceAll("PageOf$1");
    String own = CONTROLLERS.matcher(pages).replaceAll("$1$2");
    return NESTED.matcher(own).replaceAll("$1$2");
  }
}
