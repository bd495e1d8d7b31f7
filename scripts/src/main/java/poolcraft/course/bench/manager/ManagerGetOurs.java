package poolcraft.course.bench.manager;

import java.util.Map;
import poolcraft.course.bench.TimingLoop;
import poolcraft.manager.Manager;

/** The contender with the manager of chapter 06. */
final class ManagerGetOurs {

    private static final int TIMES = 1_000;

    private ManagerGetOurs() {}

    public static void main(String[] args) throws Exception {
        try (Manager manager = Manager.start()) {
            Map<String, Integer> map = manager.map();
            map.put("key", 7);
            TimingLoop.answer(TIMES, () -> gets(map));
        }
    }

    private static Object gets(Map<String, Integer> map) {
        for (int i = 0; i < TIMES; i++) {
            Integer value = map.get("key");
            if (value == null || value != 7) {
                throw new IllegalStateException("got " + value + " in place of 7");
            }
        }
        return map;
    }
}
