package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.swing.event.EventListenerList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.TransferException;

/**
 * Which classes items may have; also those that one of the processes has only in memory, since they
 * are of a program run as source.
 */
class QueueClassesTest {

    @TempDir
    private Path folder;

    private List<String> runSource(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Script.java"), source);
        Path output = folder.resolve("output");
        Process program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-Dstdout.encoding=UTF-8", file.toString())
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        try {
            assertThat(program.waitFor(50, TimeUnit.SECONDS)).as("ended: %s",
                    Files.readString(output)).isTrue();
        } finally {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    @Test
    void aClassThatIsNotAllowedIsReportedToItsPutterAndTheQueueGoesOn() throws Exception {
        try (ProcessQueue<Object> queue = ProcessQueue.create()) {
            assertThatThrownBy(() -> queue.put(new EventListenerList()))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining(EventListenerList.class.getName())
                    .hasMessageContaining("allow");
            queue.put("next");
            assertThat(queue.take()).isEqualTo("next");
        }
    }

    @Test
    void aClassThatIsAllowedTravels() throws Exception {
        try (ProcessQueue<Object> queue = ProcessQueue.builder().allow("javax.swing.event.")
                .create()) {
            Child.run(() -> queue.put(new EventListenerList()));
            assertThat(queue.take()).isInstanceOf(EventListenerList.class);
        }
    }

    @Test
    void theClassOfAnItemIsFetchedFromTheParentThatPutIt() throws Exception {
        assertThat(runSource("""
                import poolcraft.process.*;
                import poolcraft.queue.*;

                record Point(int x, int y) implements java.io.Serializable {}

                static void turn(ProcessQueue<Object> there, ProcessQueue<Object> back)
                        throws Exception {
                    Point point = (Point) there.take();
                    back.put(new Point(point.y(), point.x()));
                }

                void main() throws Exception {
                    ProcessQueue<Object> there = ProcessQueue.create();
                    ProcessQueue<Object> back = ProcessQueue.create();
                    JvmProcess child = JvmProcess.start(() -> turn(there, back));
                    there.put(new Point(1, 2));
                    IO.println(back.take());
                    child.join();
                }
                """)).containsExactly("Point[x=2, y=1]");
    }

    @Test
    void oneChildReadsWhatAnotherPut() throws Exception {
        assertThat(runSource("""
                import poolcraft.process.*;
                import poolcraft.queue.*;

                record Point(int x, int y) implements java.io.Serializable {}

                void main() throws Exception {
                    ProcessQueue<Object> points = ProcessQueue.create();
                    ProcessQueue<String> texts = ProcessQueue.create();
                    JvmProcess producer = JvmProcess.start(() -> points.put(new Point(3, 4)));
                    JvmProcess consumer =
                            JvmProcess.start(() -> texts.put(points.take().toString()));
                    IO.println(texts.take());
                    producer.join();
                    consumer.join();
                }
                """)).containsExactly("Point[x=3, y=4]");
    }
}
