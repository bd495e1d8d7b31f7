import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;

@Limit(20)
class TaskTest {

    @Test
    @Points(2)
    @Idea("sums")
    void addsTwoNumbers() throws Exception {
        assertEquals(5, Task.add(2, 3));
    }

    @Test
    @Points(1)
    void callsBackOnceForEach() throws Exception {
        List<Integer> seen = new ArrayList<>();
        Task.each(List.of(1, 2), seen::add);
        assertEquals(List.of(1, 2), seen);
    }
}
