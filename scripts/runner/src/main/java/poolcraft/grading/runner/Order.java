package poolcraft.grading.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the grader asks of a child JVM; it travels on the child's standard input.
 *
 * @param key the secret under which the messages of this run are authenticated
 * @param socket the path of the Unix domain socket that takes the messages
 * @param testClass the binary name of the test class
 * @param tests the names of the test methods to run, in this order
 * @param classPath the tests' classes, the submission's classes, the library: in this order
 * @param support jars that a child of the submission needs as well: JUnit and this module
 */
public record Order(String key, String socket, String testClass, List<String> tests,
        List<String> classPath, List<String> support) {

    public Order {
        tests = List.copyOf(tests);
        classPath = List.copyOf(classPath);
        support = List.copyOf(support);
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeUTF(key);
        out.writeUTF(socket);
        out.writeUTF(testClass);
        writeAll(tests, out);
        writeAll(classPath, out);
        writeAll(support, out);
        out.flush();
    }

    public static Order read(DataInputStream in) throws IOException {
        return new Order(in.readUTF(), in.readUTF(), in.readUTF(), readAll(in), readAll(in),
                readAll(in));
    }

    static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    static List<String> readAll(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
