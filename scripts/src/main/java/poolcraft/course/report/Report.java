package poolcraft.course.report;

import java.util.List;
import poolcraft.course.grade.Verdict;

/** A format of the verdicts of one call of the grader. */
@FunctionalInterface
public interface Report {

    /** The whole report as text, with a line end at its end. */
    String of(List<Verdict> verdicts);
}
