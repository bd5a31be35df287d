/**
 * Cases (案件) of illegal dumping: how residents submit them ({@code ReportSubmission}), how staff
 * take them from step to step ({@code ReportLifecycle}), until when ({@code Deadlines}), and how
 * both see them ({@code ResidentViews}, {@code StaffViews}). The packages below are internal to the
 * feature.
 */
package org.lvdao.report;
