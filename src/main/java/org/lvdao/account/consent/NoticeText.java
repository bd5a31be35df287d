package org.lvdao.account.consent;

import io.micronaut.serde.annotation.Serdeable;

/**
 * The privacy notice in one language.
 *
 * @param language {@code zh-CN}, which counts, or {@code en}
 * @param text Markdown
 */
@Serdeable
record NoticeText(String language, String text) {}
