package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;

/** How the answers of a campaign come. Each has its label, and they are never mixed. */
@Serdeable
public enum CampaignMode {
  /** Residents in the app, each once; whoever wants. */
  APP,
  /** Whoever has the link or scans its QR, without an account; whoever wants, and how often. */
  OPEN_LINK,
  /** People of a drawn sample tell an interviewer, on the street or by telephone (访问). */
  INTERVIEW,
  /** Others asked, and staff load what was answered (第三方调查). */
  THIRD_PARTY
}
