/**
 * What a feature finds ready, each in one way:
 *
 * <ul>
 *   <li>a POST that creates or pays: {@link org.lvdao.platform.web.Idempotency#once}
 *   <li>a change of the version that was read: {@link org.lvdao.platform.web.Versions}
 *   <li>a list in pages: {@link org.lvdao.kernel.Cursor} and {@link org.lvdao.kernel.Page#cut}
 *   <li>parameters of a query: {@link org.lvdao.platform.web.QueryReader}; an answer that may be
 *       kept: {@link org.lvdao.platform.web.Cached}
 *   <li>a number that people read to each other: {@link
 *       org.lvdao.platform.numbering.RunningNumbers}
 *   <li>rows for people to take away, as CSV or XLSX: {@link org.lvdao.platform.table.Table}
 *   <li>a failure: a constant of the feature's {@link org.lvdao.kernel.ProblemType} enum with words
 *       in both {@code problems} files, thrown as {@link org.lvdao.kernel.DomainError}, and named
 *       by {@link org.lvdao.platform.web.Problems} on the operation
 *   <li>a transaction: {@link org.lvdao.platform.database.Transactions}
 *   <li>work that follows a change: a {@link org.lvdao.kernel.DomainEvent} published to the {@link
 *       org.lvdao.platform.outbox.Outbox}, and an {@link org.lvdao.platform.outbox.OutboxHandler}
 *   <li>a text message: {@link org.lvdao.platform.sms.TextMessages}
 *   <li>a push to an app: {@link org.lvdao.platform.push.PushSender}
 *   <li>a call of another company's server: {@link org.lvdao.platform.http.HttpCaller}
 *   <li>a call to WeChat: {@link org.lvdao.platform.wechat.WechatApi}, with {@link
 *       org.lvdao.platform.wechat.WechatAccessToken#with} where it needs the access token
 *   <li>a value nobody shall read in the database: {@link
 *       org.lvdao.platform.seal.SealingKeys#seal}, and {@link org.lvdao.platform.seal.SealedRows}
 *       for when the key changes
 *   <li>words and photos that others shall see: {@link org.lvdao.platform.content.ContentCheck}
 *   <li>an index: {@link org.lvdao.platform.search.SearchProjection}
 *   <li>work by the clock: {@code @Scheduled} on every node, where a conditional UPDATE lets one of
 *       them win; else {@link org.lvdao.platform.jobs.JobLeases}
 *   <li>who saw or changed what: {@link org.lvdao.platform.auth.AuditLog}
 *   <li>data in seed files: a {@link org.lvdao.platform.seed.SeedSource}
 *   <li>a setting: a component of the feature's {@code *Settings} record with
 *       {@code @ConfigurationProperties} and its default, its variable in {@code application.yml}
 *       and {@code README.md}, and its line in {@code SettingsTest}
 *   <li>a metric: {@code Counter}, {@code Timer} or {@code Gauge.builder("lvdao.<feature>.<what>")}
 *       with a description, registered in the constructor with the injected {@code MeterRegistry}.
 *       A gauge is read at every scrape, so it costs an index look-up at most
 * </ul>
 *
 * <p>Rate limits, trace ids and the body's strictness hold for every operation by themselves.
 */
package org.lvdao.platform;
