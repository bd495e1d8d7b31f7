package poolcraft.memory;

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.Rehearsal;

/** Shared numbers, and a pipe over rings, that arrive and are used. For the AOT cache alone. */
public final class MemoryRehearsal implements Rehearsal {

    /** Called by the service loader. */
    public MemoryRehearsal() {}

    @Override
    public void run(Stage stage) throws Exception {
        try (SharedInt number = SharedInt.create(1);
                SharedIntArray numbers = SharedIntArray.of(1, 2, 3);
                Pipe pipe = RingPipe.open()) {
            stage.perform(() -> numbers.set(0, number.incrementAndGet()));
            Connection childs = pipe.right();
            pipe.left().send("question");
            stage.perform(() -> {
                childs.send(childs.receive());
                childs.close();
            });
            pipe.left().receive();
        }
    }
}
