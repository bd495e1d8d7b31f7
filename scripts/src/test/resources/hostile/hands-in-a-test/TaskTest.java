import org.junit.jupiter.api.Test;

class TaskTest {

    @Test
    void passesAlways() {}
}
