package org.lvdao.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Joining.Consequence;
import org.lvdao.kernel.Actor;

/** The WeChat of the resident who is signed in. */
@Controller("/api/v1/me/wechat")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class MeWechatController {
  private final WechatJoining joining;
  private final Me me;

  MeWechatController(WechatJoining joining, Me me) {
    this.joining = joining;
    this.me = me;
  }

  /**
   * @param code what {@code wx.login} gave the mini program
   * @param confirm what a 409 asked to confirm
   */
  @Serdeable
  record LoginProof(
      @NotBlank @Size(max = 512) String code,
      @Nullable @Size(max = 2) List<@NotNull Consequence> confirm) {
    @Override
    public String toString() {
      return "LoginProof[]";
    }
  }

  /**
   * Join a WeChat to one's account by its login code. If the WeChat has an account, it becomes one
   * with this. What must be confirmed first is a 409 that names it; then with another code.
   */
  @Post
  HttpResponse<Me.View> join(@Valid @Body LoginProof proof, Actor actor) {
    joining.join(actor, proof.code(), Joining.confirmed(proof.confirm()));
    return me.answer(actor);
  }
}
