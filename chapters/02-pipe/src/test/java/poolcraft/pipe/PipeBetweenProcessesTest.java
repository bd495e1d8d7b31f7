package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import poolcraft.process.JvmProcess;

/** Ends that belong to other processes. */
@Timeout(60)
class PipeBetweenProcessesTest {

    @Test
    void anEndThatIsHandedToAChildBelongsToIt() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            Connection childs = pipe.right();
            pipe.left().send(20);
            JvmProcess child = JvmProcess.start(() -> addOne(childs));
            assertThat(pipe.left().receive()).isEqualTo(21);
            assertThatThrownBy(() -> childs.send(1)).isInstanceOf(IOException.class)
                    .hasMessageContaining("sent to another process");
            assertThatThrownBy(() -> pipe.left().receive()).isInstanceOf(EOFException.class);
            child.join();
            assertThat(child.exitCode()).hasValue(0);
        }
    }

    private static void addOne(Connection connection) throws Exception {
        connection.send((int) connection.receive() + 1);
    }

    @Test
    void bothEndsGoToTwoChildren() throws Exception {
        try (Pipe pipe = Pipe.open(); Pipe.OneWay answer = Pipe.oneWay()) {
            Connection left = pipe.left();
            Connection right = pipe.right();
            Connection report = answer.sender();
            JvmProcess adder = JvmProcess.start(() -> addOne(right));
            JvmProcess asker = JvmProcess.start(() -> {
                left.send(41);
                report.send(left.receive());
            });
            assertThat(answer.receiver().receive()).isEqualTo(42);
            adder.join();
            asker.join();
        }
    }

    @Test
    void anEndIsSentOverAnotherConnectionToARunningChild() throws Exception {
        try (Pipe road = Pipe.open(); Pipe pipe = Pipe.open()) {
            Connection childs = road.right();
            JvmProcess child = JvmProcess.start(() -> addOne((Connection) childs.receive()));
            pipe.left().send(1);
            road.left().send(pipe.right());
            assertThat(pipe.left().receive()).isEqualTo(2);
            child.join();
        }
    }

    @Test
    void anEndThatItsReceiverDidNotTakeIsClosedWithTheReceiver() throws Exception {
        try (Pipe road = Pipe.open(); Pipe pipe = Pipe.open()) {
            Connection childs = road.right();
            JvmProcess child = JvmProcess.start(() -> {
                childs.receive();
                Thread.sleep(60_000);
            });
            road.left().send("hold on");
            road.left().send(pipe.right());
            child.kill();
            // Nobody uses the road any more: the end of the child is noticed all the same.
            assertThatThrownBy(() -> pipe.left().receive()).isInstanceOf(EOFException.class);
            child.join();
        }
    }

    @Test
    void anEndMovesOnFromChildToChildWithWhatWasNotReceived() throws Exception {
        try (Pipe road = Pipe.open(); Pipe pipe = Pipe.open()) {
            Connection first = pipe.right();
            Connection onward = road.right();
            pipe.left().send("one");
            pipe.left().send("two");
            JvmProcess passer = JvmProcess.start(() -> {
                first.receive();
                onward.send(first);
            });
            Connection back = (Connection) road.left().receive();
            passer.join();
            assertThat(back.receive()).isEqualTo("two");
            pipe.left().send("three");
            assertThat(back.receive()).isEqualTo("three");
            back.close();
        }
    }

    @Test
    void aChildThatIsKilledIsTheEndOfItsEnds() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            Connection childs = pipe.right();
            JvmProcess child = JvmProcess.start(() -> {
                childs.send("up");
                childs.receive();
            });
            assertThat(pipe.left().receive()).isEqualTo("up");
            child.kill();
            assertThatThrownBy(() -> pipe.left().receive()).isInstanceOf(EOFException.class);
            child.join();
        }
    }

    @Test
    void aListOfEndsTravelsInOneMessage() throws Exception {
        try (Pipe road = Pipe.open(); Pipe one = Pipe.open(); Pipe two = Pipe.open()) {
            Connection childs = road.right();
            JvmProcess child = JvmProcess.start(() -> {
                for (Object end : (List<?>) childs.receive()) {
                    addOne((Connection) end);
                }
            });
            road.left().send(List.of(one.right(), two.right()));
            one.left().send(10);
            two.left().send(20);
            assertThat(one.left().receive()).isEqualTo(11);
            assertThat(two.left().receive()).isEqualTo(21);
            child.join();
        }
    }
}
