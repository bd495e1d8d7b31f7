package poolcraft.course.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.course.kit.Kit;

class CourseBookTest {

    /** On a busy machine the renderer alone takes half a minute to start. */
    @Timeout(180)
    @Test
    void theBookOfTheCourseIsWithoutProblems(@TempDir Path out) {
        Kit kit = Kit.ofLauncher();
        BookBuilder.Built built = new BookBuilder(kit, out, SampleKit.ENGINE, _ -> {}).build();
        assertThat(built.pages()).isGreaterThanOrEqualTo(kit.chapters().size() + 2);
    }
}
