package org.lvdao.platform.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.wechat.WechatPush;

/** What WeChat tells by the mini program's message push (消息推送): verdicts about photos. */
@Controller("/api/v1/wechat/push")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class WechatPushController {
  /** What WeChat waits for; it tells again without. */
  private static final String TAKEN = "success";

  /** What is longer, nobody asked for. */
  private static final int LONGEST_TRACE = 128;

  private final WechatPush push;
  private final PhotoVerdicts verdicts;
  private final ObjectMapper json;

  WechatPushController(WechatPush push, PhotoVerdicts verdicts, ObjectMapper json) {
    this.push = push;
    this.verdicts = verdicts;
    this.json = json;
  }

  /**
   * What WeChat tells, as JSON in plain text (明文模式); only what concerns us is read.
   *
   * @param event {@code wxa_media_check} for a verdict; anything else is taken and forgotten
   * @param errcode other than 0 when there is no result
   */
  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Told(
      @Nullable @JsonProperty("Event") String event,
      @Nullable @JsonProperty("trace_id") String traceId,
      @Nullable Integer errcode,
      @Nullable WechatResult result) {}

  /**
   * Prove that this address takes the message push; WeChat asks once, when it is set up.
   *
   * @param timestamp seconds since 1970, not more than five minutes ago
   * @param nonce any text
   * @param signature SHA-1 of token, timestamp and nonce, sorted and joined, in hexadecimal
   * @param echostr is answered as it is
   */
  @Get
  @Produces(MediaType.TEXT_PLAIN)
  String verify(
      @Parameter(required = true) @Nullable @QueryValue String timestamp,
      @Parameter(required = true) @Nullable @QueryValue String nonce,
      @Parameter(required = true) @Nullable @QueryValue String signature,
      @Parameter(required = true) @Nullable @QueryValue String echostr) {
    push.check(timestamp, nonce, signature);
    if (echostr == null) {
      throw DomainError.field("?echostr", "required");
    }
    return echostr;
  }

  /**
   * Tell the verdict about a photo; for WeChat, once or more often.
   *
   * @param timestamp seconds since 1970, not more than five minutes ago
   * @param nonce any text
   * @param signature SHA-1 of token, timestamp and nonce, sorted and joined, in hexadecimal
   */
  @Post
  @Consumes(MediaType.ALL) // whatever WeChat calls it, it is JSON
  @Produces(MediaType.TEXT_PLAIN)
  String take(
      @Parameter(required = true) @Nullable @QueryValue String timestamp,
      @Parameter(required = true) @Nullable @QueryValue String nonce,
      @Parameter(required = true) @Nullable @QueryValue String signature,
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Told.class)))
          @Body
          byte[] body) {
    push.check(timestamp, nonce, signature);
    var told = read(body);
    // What ended in an error has no result, and is asked for again.
    if ("wxa_media_check".equals(told.event())
        && (told.errcode() == null || told.errcode() == 0)
        && told.traceId() != null
        && told.traceId().length() <= LONGEST_TRACE
        && told.result() != null) {
      verdicts.take(told.traceId(), told.result().verdict());
    }
    return TAKEN;
  }

  private Told read(byte[] body) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      var told = json.readValue(text, Told.class);
      if (told != null) {
        return told;
      }
    } catch (IOException unreadable) {
      // Said below.
    }
    throw DomainError.of(CommonProblem.MALFORMED_BODY);
  }
}
