package org.lvdao.area;

import org.jspecify.annotations.Nullable;

/**
 * A district that uses the system, with what is set for it as a whole.
 *
 * @param casePrefix two to four capitals that begin its case numbers, unique ({@code TQ})
 * @param planDocument number of the document (文号) of its zero-waste plan; null when not known
 * @param workingHours when its offices work on a working day
 * @param retired whether it left the system; its old records stay
 */
public record District(
    String code,
    String name,
    String casePrefix,
    @Nullable String planDocument,
    WorkingHours workingHours,
    boolean retired) {}
