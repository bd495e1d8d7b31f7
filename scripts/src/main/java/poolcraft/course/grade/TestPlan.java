package poolcraft.course.grade;

import java.util.List;

/**
 * What an exercise is worth, fixed before any submitted code runs.
 *
 * @param testClass the name of the test class
 * @param tests its tests in the order of the source
 */
record TestPlan(String testClass, List<PlannedTest> tests) {

    TestPlan {
        tests = List.copyOf(tests);
    }
}
