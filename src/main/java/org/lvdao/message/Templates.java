package org.lvdao.message;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/**
 * The templates of messages: the words that came with the program, until staff edit one. They are
 * the same in every district, since a message and the mini program's templates belong to none.
 */
@Singleton
class Templates {
  private static final String PUSHED_TITLE = "{" + TemplateRules.TITLE + "}";
  private static final String PUSHED_TIME = "{" + TemplateRules.TIME + "}";

  private final TemplateRepository rows;
  private final MessageWords words;
  private final MessageSettings settings;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final InstantSource clock;

  Templates(
      TemplateRepository rows,
      MessageWords words,
      MessageSettings settings,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      InstantSource clock) {
    this.rows = rows;
    this.words = words;
    this.settings = settings;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A template as it is at present.
   *
   * @param row its newest version; null when nobody ever edited it
   */
  record Template(TemplateKey key, @Nullable TemplateRow row, TemplateContent content) {
    long version() {
      return row == null ? 0 : row.version();
    }

    boolean isEdited() {
      return row != null && row.content() != null;
    }
  }

  /** All of one moment, by their keys. */
  Map<TemplateKey, Template> all() {
    var edited = new LinkedHashMap<TemplateKey, TemplateRow>();
    rows.findNewest().forEach(row -> edited.put(row.key(), row));
    var all = new LinkedHashMap<TemplateKey, Template>();
    for (var key : TemplateKey.all()) {
      var row = edited.get(key);
      all.put(key, new Template(key, row, row == null ? usual(key) : content(row)));
    }
    return all;
  }

  Template of(TemplateKey key) {
    var newest = versions(key, Long.MAX_VALUE, 1);
    return newest.isEmpty()
        ? new Template(key, null, usual(key))
        : new Template(key, newest.getFirst(), content(newest.getFirst()));
  }

  /** The ids of the templates that people allow in the mini program. */
  Set<String> wechatIds() {
    var ids = new LinkedHashSet<String>();
    var fallback = wechatFallback().templateId();
    if (fallback != null) {
      ids.add(fallback);
    }
    for (var template : all().values()) {
      var id = template.content().templateId();
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** What an app is given where staff said nothing else. */
  static TemplateContent appFallback() {
    return new TemplateContent(PUSHED_TITLE, null, null, null);
  }

  /** What WeChat is given where staff said nothing else. */
  TemplateContent wechatFallback() {
    var id = settings.wechatTemplate();
    var fields = new LinkedHashMap<String, String>();
    fields.put(settings.wechatTitleField(), PUSHED_TITLE);
    fields.put(settings.wechatTimeField(), PUSHED_TIME);
    return TemplateContent.wechat(id == null || id.isBlank() ? null : id, fields);
  }

  /** The versions that staff made, the newest first. */
  Page<TemplateRow> versions(TemplateKey key, @Nullable String cursor, int limit) {
    var found = versions(key, Cursor.beforeId(cursor), limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.version()));
  }

  /** What the version said. */
  TemplateContent content(TemplateRow row) {
    return row.content() == null
        ? usual(row.key())
        : json.read(row.content(), TemplateContent.class);
  }

  /**
   * Makes the next version.
   *
   * @param version the actor has read; 0 when it was never edited
   * @param content null goes back to the default
   * @throws DomainError {@code forbidden} but for an ADMIN of everywhere, {@code stale-version}, or
   *     naming what is wrong
   */
  Template change(Actor actor, TemplateKey key, long version, @Nullable TemplateContent content) {
    actor.require(Role.ADMIN, AreaPath.EVERYWHERE);
    if (content != null) {
      TemplateRules.check(key, content);
    }
    try {
      return transactions.write(() -> write(actor, key, version, content));
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw DomainError.of(CommonProblem.STALE_VERSION);
      }
      throw failure;
    }
  }

  private Template write(
      Actor actor, TemplateKey key, long version, @Nullable TemplateContent content) {
    var present = of(key);
    if (present.version() != version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    if (content == null && !present.isEdited()) {
      return present;
    }
    rows.insert(
        key.kind().name(),
        key.channel().name(),
        key.language().name(),
        version + 1,
        content == null ? null : json.write(content),
        clock.instant(),
        actor.accountId());
    audit.record(
        actor,
        content == null ? "message-template-reset" : "message-template-changed",
        "message-template",
        key.toString(),
        null,
        Map.of("version", version + 1));
    return of(key);
  }

  private List<TemplateRow> versions(TemplateKey key, long before, int size) {
    return rows.findVersions(
        key.kind().name(), key.channel().name(), key.language().name(), before, size);
  }

  private TemplateContent usual(TemplateKey key) {
    return switch (key.channel()) {
      case INBOX ->
          TemplateContent.inbox(
              words.title(key.kind(), key.language()), words.body(key.kind(), key.language()));
      case FCM -> appFallback();
      case WECHAT -> wechatFallback();
    };
  }
}
