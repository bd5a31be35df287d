package org.lvdao.platform.content;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How what people write is judged.
 *
 * @param words path of a list of one's own, in the form of {@code content/words.txt}; empty for
 *     that one
 */
@ConfigurationProperties("lvdao.content")
record ContentSettings(@Bindable(defaultValue = "") String words) {}
