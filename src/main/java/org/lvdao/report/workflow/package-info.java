/** The lifecycle of a case: states, actions, who may take which. The table is {@code Workflow}. */
package org.lvdao.report.workflow;
