package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;

/** Whom a campaign asks: the four of 参与程度 in the plan. Their figures are never mixed. */
@Serdeable
public enum Population {
  /** 公众. */
  PUBLIC,
  /** 政府. */
  GOVERNMENT,
  /** 企事业单位. */
  ENTERPRISE,
  /** 非政府环境组织. */
  NGO
}
