package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Objects and functions sent over a pipe to a child that does not have their classes. */
@Execution(ExecutionMode.CONCURRENT)
class LaterClassesTest {

    private static final String LIBRARIES = String.join(File.pathSeparator,
            classes("01-process", "classes"), classes("02-pipe", "classes"),
            classes("02-pipe", "test-classes"));

    @TempDir
    private Path folder;

    private static String classes(String chapter, String folder) {
        return Path.of("..", chapter, "target", folder).toAbsolutePath().normalize().toString();
    }

    private List<String> run(String tool, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("ended: %s",
                    Files.readString(output)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private List<String> runSource(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Script.java"), source);
        return run("java", "", "-cp", LIBRARIES, "-Dstdout.encoding=UTF-8", file.toString());
    }

    private List<String> runJshell(String session) throws IOException, InterruptedException {
        return run("jshell", session + "\n/exit\n", "--class-path", LIBRARIES, "-s", "-");
    }

    @Test
    void theyAreFetchedFromAProgramRunFromItsSourceFile() throws Exception {
        assertThat(runSource("""
                import poolcraft.pipe.*;
                import poolcraft.process.*;

                record Point(int x, int y) implements java.io.Serializable {}

                interface Task extends java.io.Serializable {
                    Object run(Object argument);
                }

                static void work(Connection connection) throws Exception {
                    Task task = (Task) connection.receive();
                    connection.send(task.run(connection.receive()));
                }

                void main() throws Exception {
                    Pipe pipe = Pipe.open();
                    Connection childs = pipe.right();
                    JvmProcess child = JvmProcess.start(() -> work(childs));
                    Task task = o -> o instanceof Point p ? new Point(p.y(), p.x()) : "no point";
                    pipe.left().send(task);
                    pipe.left().send(new Point(1, 2));
                    IO.println(pipe.left().receive());
                    child.join();
                }
                """)).containsExactly("Point[x=2, y=1]");
    }

    @Test
    void theyAreFetchedByAChildWhoseOwnTaskLiesOnTheClassPath() throws Exception {
        assertThat(runSource("""
                import poolcraft.pipe.*;
                import poolcraft.process.*;

                record Point(int x, int y) implements java.io.Serializable {}

                void main() throws Exception {
                    Pipe pipe = Pipe.open();
                    JvmProcess child = TaskRunner.start(pipe.right());
                    TaskRunner.Task task = o -> new Point(0, ((Point) o).x());
                    pipe.left().send(task);
                    pipe.left().send(new Point(5, 6));
                    IO.println(pipe.left().receive());
                    child.join();
                }
                """)).containsExactly("Point[x=0, y=5]");
    }

    @Test
    void aFunctionOfASessionRunsWithItsVariables() throws Exception {
        assertThat(runJshell("""
                import poolcraft.pipe.*
                import poolcraft.process.*
                interface Task extends Serializable { Object run(int n) throws Exception; }
                void work(Connection c) throws Exception { c.send(((Task) c.receive()).run(7)); }
                Pipe pipe = Pipe.open()
                Connection childs = pipe.right()
                JvmProcess child = JvmProcess.start(() -> work(childs))
                int factor = 6
                Task task = n -> "later: " + n * factor
                pipe.left().send(task)
                System.out.println(pipe.left().receive())
                """)).contains("later: 42");
    }

    @Test
    void aClassThatIsNowhereIsNamedAndTheNextMessageArrives() throws Exception {
        try (Peer peer = Peer.start(connection -> {
            connection.send(Nowhere.instance());
            connection.send("next");
        })) {
            assertThatThrownBy(peer.connection()::receive)
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContainingAll(Nowhere.NAME, "does not have", "class path");
            assertThat(peer.connection().receive()).isEqualTo("next");
        }
    }

    /** A class that is made in one process, and has no file. */
    private static final class Nowhere extends ClassLoader {

        private static final String NAME = "poolcraft.pipe.Imagined";

        private static Object instance() throws ReflectiveOperationException {
            byte[] bytes = ClassFile.of().build(ClassDesc.of(NAME),
                    type -> type.withInterfaceSymbols(ClassDesc.of("java.io.Serializable"))
                            .withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void,
                                    ClassFile.ACC_PUBLIC, Nowhere::callsObject)
                            .withFlags(ClassFile.ACC_PUBLIC));
            return new Nowhere().define(bytes).getConstructor().newInstance();
        }

        private static void callsObject(CodeBuilder code) {
            code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME,
                    ConstantDescs.MTD_void).return_();
        }

        private Class<?> define(byte[] bytes) {
            return defineClass(NAME, bytes, 0, bytes.length);
        }
    }
}
