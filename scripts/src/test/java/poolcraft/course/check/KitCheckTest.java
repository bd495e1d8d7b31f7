package poolcraft.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import poolcraft.course.kit.Kit;

class KitCheckTest {

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theExercisesOfTheKitAreWell() {
        assertThat(new KitCheck(Kit.ofLauncher(), Extent.SHORT, System.out::println).run())
                .isEmpty();
    }
}
