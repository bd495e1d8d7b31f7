// Points: 4
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) {
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < 1024; i++) {
            System.out.write(block, 0, block.length);
        }
        return a + b;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
