package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;
import poolcraft.process.Transferable;

/** What a shared thing hears when it is sent over a connection. */
class LostThingsTest {

    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.open();
    }

    @AfterEach
    void close() {
        pipe.close();
    }

    private static final class Thing implements Transferable {

        private final List<String> log = new ArrayList<>();
        private Transfer last = new Transfer();

        @Override
        public Serializable ticket(Transfer transfer) {
            last = transfer;
            transfer.ifSent(() -> log.add("sent"));
            transfer.ifFailed(() -> log.add("failed"));
            transfer.ifLost(() -> log.add("lost"));
            return new Ticket();
        }

        private record Ticket() implements Serializable {

            @Serial
            private Object readResolve() {
                return new Thing();
            }
        }
    }

    @Test
    void itIsSent() throws Exception {
        var thing = new Thing();
        pipe.left().send(thing);
        assertThat(thing.log).containsExactly("sent");
        assertThat(pipe.right().receive()).isInstanceOf(Thing.class);
        assertThat(thing.log).containsExactly("sent");
    }

    @Test
    void itIsNotSentWithWhatCannotBe() {
        var thing = new Thing();
        assertThatThrownBy(() -> pipe.left().send(new Object[]{thing, new Object()}))
                .isInstanceOf(TransferException.class);
        assertThat(thing.log).containsExactly("failed");
    }

    @Test
    void itIsNotSentWhenTheOtherEndIsGone() {
        var thing = new Thing();
        pipe.right().close();
        assertThatThrownBy(() -> pipe.left().send(thing)).isInstanceOf(IOException.class);
        assertThat(thing.log).containsExactly("failed");
    }

    @Test
    void itIsNotSentByAnInterruptedThread() throws Exception {
        var thing = new Thing();
        Call<Object> filling = Call.of(() -> {
            while (true) {
                pipe.left().send(1);
            }
        }).awaitAsleep();
        filling.interrupt();
        assertThat(filling.failure()).isInstanceOf(InterruptedException.class);
        Call<Object> sending = Call.<Object>of(() -> {
            pipe.left().send(thing);
            return true;
        }).awaitAsleep();
        sending.interrupt();
        assertThat(sending.failure()).isInstanceOf(InterruptedException.class);
        assertThat(thing.log).containsExactly("failed");
    }

    @Test
    void itIsLostWhenReceivingShowsThatTheOtherEndIsGone() throws Exception {
        var thing = new Thing();
        pipe.left().send(thing);
        pipe.right().close();
        assertThatThrownBy(pipe.left()::receive).isInstanceOf(EOFException.class);
        assertThatThrownBy(pipe.left()::receive).isInstanceOf(EOFException.class);
        assertThat(thing.log).containsExactly("sent", "lost");
    }

    @Test
    void itIsLostWhenSendingShowsThatTheOtherEndIsGone() throws Exception {
        var thing = new Thing();
        pipe.left().send(thing);
        pipe.right().close();
        assertThatThrownBy(() -> pipe.left().send(1)).isInstanceOf(IOException.class);
        assertThat(thing.log).containsExactly("sent", "lost");
    }

    @Test
    void whatHasArrivedIsNotLost() throws Exception {
        var thing = new Thing();
        pipe.left().send(thing);
        thing.last.arrived();
        pipe.right().close();
        assertThatThrownBy(pipe.left()::receive).isInstanceOf(EOFException.class);
        assertThat(thing.log).containsExactly("sent");
    }

    @Test
    void manyThingsAreRememberedUntilTheyArrive() throws Exception {
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            var thing = new Thing();
            pipe.left().send(thing);
            assertThat(pipe.right().receive()).isInstanceOf(Thing.class);
            if (i % 2 == 0) {
                thing.last.arrived();
            }
            things.add(thing);
        }
        pipe.right().close();
        assertThatThrownBy(pipe.left()::receive).isInstanceOf(EOFException.class);
        for (int i = 0; i < 100; i++) {
            assertThat(things.get(i).log.contains("lost")).isEqualTo(i % 2 == 1);
        }
    }
}
