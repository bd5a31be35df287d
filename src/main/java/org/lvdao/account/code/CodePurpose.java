package org.lvdao.account.code;

/** What a code is good for; the text message says it, too. */
public enum CodePurpose {
  /** Signing in as the resident with this phone number. */
  SIGN_IN("sign-in-code"),
  /** Adding the phone number to the account that is signed in. */
  JOIN_PHONE("join-phone-code");

  private final String template;

  CodePurpose(String template) {
    this.template = template;
  }

  String template() {
    return template;
  }
}
