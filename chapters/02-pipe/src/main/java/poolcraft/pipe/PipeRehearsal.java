package poolcraft.pipe;

import java.time.Duration;
import java.util.List;
import poolcraft.process.Rehearsal;

/** A pipe whose ends arrive, talk and close. For the AOT cache alone. */
public final class PipeRehearsal implements Rehearsal {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** Called by the service loader. */
    public PipeRehearsal() {}

    @Override
    public void run(Stage stage) throws Exception {
        try (Pipe.OneWay oneWay = Pipe.oneWay(); Pipe pipe = Pipe.open()) {
            Connection sender = oneWay.sender();
            stage.perform(() -> {
                sender.send(1);
                sender.close();
            });
            oneWay.receiver().receive();
            Connection childs = pipe.right();
            pipe.left().send(List.of("a", "b"));
            stage.perform(() -> answer(childs));
            pipe.left().receive(SOON);
        }
    }

    private static void answer(Connection childs) throws Exception {
        childs.poll(SOON);
        Object question = childs.receive();
        childs.send(question);
        childs.send("text");
        childs.sendBytes(new byte[]{1, 2, 3});
        childs.close();
    }
}
