package poolcraft.course.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import poolcraft.grading.Await;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class OutputTailTest {

    private static String tail(String text, String end) throws InterruptedException {
        OutputTail tail = OutputTail
                .of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test");
        Await.until("everything is read", () -> tail.text().endsWith(end));
        return tail.text();
    }

    @Test
    void shortOutputIsKeptAsItIs() throws InterruptedException {
        assertThat(tail("héllo\n", "\n")).isEqualTo("héllo\n");
    }

    @Test
    void longOutputKeepsItsStartAndItsEnd() throws InterruptedException {
        String kept = tail("first" + "-".repeat(500_000) + "last", "last");
        assertThat(kept).startsWith("first-").contains("434473 bytes left out").hasSizeLessThan(
                70_000);
    }

    @Test
    void outputALittleOverHalfIsWhole() throws InterruptedException {
        String text = "a".repeat(32 * 1024) + "bcd";
        assertThat(tail(text, "bcd")).isEqualTo(text);
    }
}
