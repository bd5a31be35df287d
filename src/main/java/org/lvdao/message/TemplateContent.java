package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template says; each channel has its own parts, and the others are null. {@code {name}} is
 * filled with the variable of that name.
 *
 * @param title of the inbox and of a push to an app
 * @param body of the inbox; of a push to an app it may be null
 * @param templateId WeChat's id of the subscribe message template (订阅消息模板)
 * @param fields what stands in that template's fields, by their keys such as {@code thing1}
 */
@Serdeable
record TemplateContent(
    @Nullable @Size(max = LONGEST) String title,
    @Nullable @Size(max = LONGEST) String body,
    @Nullable @Size(max = 64) String templateId,
    @Nullable @Size(max = 5) Map<String, String> fields) {
  /** Far more than any channel takes; each has its own limits. */
  private static final int LONGEST = 1000;

  static TemplateContent inbox(String title, String body) {
    return new TemplateContent(title, body, null, null);
  }

  static TemplateContent wechat(@Nullable String templateId, Map<String, String> fields) {
    return new TemplateContent(null, null, templateId, fields);
  }

  /** With the values in the places of their names. */
  TemplateContent filled(Map<String, String> values) {
    Map<String, String> filled = null;
    if (fields != null) {
      filled = new LinkedHashMap<>();
      for (var field : fields.entrySet()) {
        filled.put(field.getKey(), fill(field.getValue(), values));
      }
    }
    return new TemplateContent(
        title == null ? null : fill(title, values),
        body == null ? null : fill(body, values),
        templateId,
        filled);
  }

  static String fill(String text, Map<String, String> values) {
    var filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
