import org.jspecify.annotations.NullMarked;

/**
 * What the tests of the exercises are written with, and the runner of the grader's child JVM.
 *
 * <p>A named module, so that a submission cannot reach into the runner by reflection.
 */
@NullMarked module poolcraft.grading {
    requires transitive org.junit.jupiter.api;
    requires java.management;
    requires org.junit.platform.launcher;
    requires static org.jspecify;

    exports poolcraft.grading;
}
