package org.lvdao.account.code;

/**
 * Whom a code is for; it holds for exactly this.
 *
 * @param phone 11 digits of a mainland mobile number
 * @param device what the client calls its device: the same when the code is sent and when it is
 *     used
 */
public record CodeHolder(CodePurpose purpose, String phone, String device) {
  @Override
  public String toString() {
    return "CodeHolder[" + purpose + "]";
  }
}
