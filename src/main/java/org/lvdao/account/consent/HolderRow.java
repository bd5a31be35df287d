package org.lvdao.account.consent;

import io.micronaut.core.annotation.Introspected;

/**
 * An account as far as its consents go.
 *
 * @param asked whether it is a resident's
 */
@Introspected
record HolderRow(boolean asked, String consents) {}
