package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;

/** How the answers of a campaign come. Each has its label, and they are never mixed. */
@Serdeable
public enum CampaignMode {
  /** Residents in the app, each once; whoever wants. */
  APP("自愿参与"),
  /** Whoever has the link or scans its QR, without an account; whoever wants, and how often. */
  OPEN_LINK("公开链接，自愿参与"),
  /** People of a drawn sample tell an interviewer, on the street or by telephone (访问). */
  INTERVIEW("访问调查"),
  /** Others asked, and staff load what was answered. */
  THIRD_PARTY("第三方调查");

  private final String label;

  CampaignMode(String label) {
    this.label = label;
  }

  /** What stands beside the figures, in Chinese. */
  public String label() {
    return label;
  }

  /** Whether whoever wanted answered, so that there is no response rate. */
  public boolean isVoluntary() {
    return this == APP || this == OPEN_LINK;
  }
}
