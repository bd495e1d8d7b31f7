package poolcraft.course.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import poolcraft.course.kit.Kit;
import poolcraft.course.report.Report;
import poolcraft.grading.Points;

/** A bug in the library that the course teaches must not change a mark. */
class IndependenceTest {

    private static final Pattern OTHERS = Pattern
            .compile("\\[*L?poolcraft/(?!course/(kit|grade|report)/|grading/).*");

    @Test
    void theGraderUsesNothingOfTheLibrary() throws IOException, URISyntaxException {
        List<Path> classes = new ArrayList<>();
        for (Class<?> type : List.of(Grader.class, Report.class, Kit.class)) {
            classes.addAll(classesOf(Path.of(resource(type)).getParent()));
        }
        assertThat(classes).hasSizeGreaterThan(40);
        assertThat(classes.stream().flatMap(IndependenceTest::foreign)).isEmpty();
    }

    @Test
    void theRunnerUsesNothingOfTheLibrary() throws IOException, URISyntaxException {
        URI points = resource(Points.class);
        if (points.getScheme().equals("file")) {
            assertForeignFree(Path.of(points).getParent());
            return;
        }
        URI jar = URI.create(points.toString().substring(0, points.toString().indexOf('!')));
        try (FileSystem files = FileSystems.newFileSystem(jar, java.util.Map.of())) {
            assertForeignFree(files.getPath("/poolcraft/grading"));
        }
    }

    private static void assertForeignFree(Path folder) throws IOException {
        List<Path> classes = classesOf(folder);
        assertThat(classes).hasSizeGreaterThan(10);
        assertThat(classes.stream().flatMap(IndependenceTest::foreign)).isEmpty();
    }

    private static URI resource(Class<?> type) throws URISyntaxException {
        return type.getResource(type.getSimpleName() + ".class").toURI();
    }

    private static List<Path> classesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static Stream<String> foreign(Path file) {
        try {
            Iterable<PoolEntry> pool = ClassFile.of().parse(Files.readAllBytes(file))
                    .constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(ClassEntry.class::isInstance)
                    .map(entry -> ((ClassEntry) entry).asInternalName())
                    .filter(name -> OTHERS.matcher(name).matches())
                    .map(name -> file.getFileName() + " uses " + name);
        } catch (IOException e) {
            return Stream.of(file + " cannot be read");
        }
    }
}
