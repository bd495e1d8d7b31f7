// Points: 3
// Says: TCP port
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class Task {
    static final List<ServerSocket> OPEN = new ArrayList<>();

    static int add(int a, int b) throws Exception {
        OPEN.add(new ServerSocket(0));
        return a + b;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
