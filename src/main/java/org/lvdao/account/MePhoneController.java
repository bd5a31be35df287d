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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Joining.Consequence;
import org.lvdao.account.code.CodeHolder;
import org.lvdao.account.code.CodePurpose;
import org.lvdao.kernel.Actor;

/** The phone number of the resident who is signed in. */
@Controller("/api/v1/me/phone")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class MePhoneController {
  private final PhoneJoining joining;
  private final Me me;

  MePhoneController(PhoneJoining joining, Me me) {
    this.joining = joining;
    this.me = me;
  }

  /**
   * @param phone the number the code was sent to
   * @param code the six digits, sent for JOIN_PHONE
   * @param deviceId as when the code was asked for
   * @param confirm what a 409 asked to confirm
   */
  @Serdeable
  record CodeProof(
      @NotNull @Pattern(regexp = PhoneNumbers.MOBILE) String phone,
      @NotNull @Pattern(regexp = PhoneSignInController.CODE) String code,
      @NotNull @Pattern(regexp = PhoneSignInController.DEVICE) String deviceId,
      @Nullable @Size(max = 2) List<@NotNull Consequence> confirm) {
    @Override
    public String toString() {
      return "CodeProof[]";
    }
  }

  /**
   * @param code what the mini program's {@code getPhoneNumber} gave
   * @param confirm what a 409 asked to confirm
   */
  @Serdeable
  record WechatProof(
      @NotBlank @Size(max = 512) String code,
      @Nullable @Size(max = 2) List<@NotNull Consequence> confirm) {
    @Override
    public String toString() {
      return "WechatProof[]";
    }
  }

  /**
   * Join a phone number to one's account by the one-time code sent to it. If the number has an
   * account, it becomes one with this. What must be confirmed first is a 409 that names it.
   */
  @Post
  HttpResponse<Me.View> join(@Valid @Body CodeProof proof, Actor actor) {
    var holder = new CodeHolder(CodePurpose.JOIN_PHONE, proof.phone(), proof.deviceId());
    joining.byCode(actor, holder, proof.code(), Joining.confirmed(proof.confirm()));
    return me.answer(actor);
  }

  /**
   * Join the phone number WeChat knows to one's account. If the number has an account, it becomes
   * one with this. What must be confirmed first is a 409 that names it; then with another code.
   */
  @Post("/wechat")
  HttpResponse<Me.View> joinByWechat(@Valid @Body WechatProof proof, Actor actor) {
    joining.byWechat(actor, proof.code(), Joining.confirmed(proof.confirm()));
    return me.answer(actor);
  }
}
