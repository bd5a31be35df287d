package org.lvdao.survey.campaign;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The pages of residents.
 *
 * @param url where they are, to make links to surveys absolute; blank leaves them relative
 */
@ConfigurationProperties("lvdao.pages")
record PageSettings(@Bindable(defaultValue = "") String url) {}
