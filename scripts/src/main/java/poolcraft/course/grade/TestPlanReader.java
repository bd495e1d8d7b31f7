package poolcraft.course.grade;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import poolcraft.course.kit.Exercise;

/** Reads the plan of an exercise from the source of its test: nothing is loaded or run. */
final class TestPlanReader {

    private static final Set<String> TEST_ANNOTATIONS = Set.of("Test", "ParameterizedTest",
            "RepeatedTest", "TestFactory");

    private final Exercise exercise;

    private TestPlanReader(Exercise exercise) {
        this.exercise = exercise;
    }

    /**
     * The plan of the exercise.
     *
     * @throws GraderException where the exercise has no test, or one that cannot be counted
     */
    static TestPlan read(Exercise exercise) {
        return new TestPlanReader(exercise).read();
    }

    private TestPlan read() {
        List<Path> sources = exercise.tests();
        if (sources.size() != 1) {
            throw broken("it has " + sources.size() + " test classes instead of one");
        }
        ClassTree testClass = parse(sources.getFirst());
        List<PlannedTest> tests = testClass.getMembers().stream()
                .filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
                .filter(TestPlanReader::isTest)
                .map(method -> planned(method.getName().toString(), method.getModifiers(),
                        testClass.getModifiers()))
                .toList();
        checkCountable(tests);
        return new TestPlan(testClass.getSimpleName().toString(), tests);
    }

    private ClassTree parse(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null,
                StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, _ -> {}, null, null,
                    files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast).findFirst()
                    .orElseThrow(() -> broken("its test declares no class"));
        } catch (IOException e) {
            throw new GraderException("Cannot read " + source, e);
        }
    }

    private static boolean isTest(MethodTree method) {
        return TEST_ANNOTATIONS.stream()
                .anyMatch(name -> annotation(method.getModifiers(), name).isPresent());
    }

    /** What a method does not say itself, its class says for all. */
    private static PlannedTest planned(String name, ModifiersTree own, ModifiersTree ofClass) {
        int limit = number(own, "Limit").or(() -> number(ofClass, "Limit"))
                .orElse(PlannedTest.DEFAULT_LIMIT_SECONDS);
        return new PlannedTest(name, number(own, "Points").orElse(1), Duration.ofSeconds(limit),
                value(own, "Idea").or(() -> value(ofClass, "Idea")).map(Object::toString));
    }

    private void checkCountable(List<PlannedTest> tests) {
        if (tests.isEmpty()) {
            throw broken("its test class has no test method");
        }
        Set<String> names = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (PlannedTest test : tests) {
            if (!names.add(test.name())) {
                twice.add(test.name());
            }
            if (test.points() < 1 || test.limit().isZero() || test.limit().isNegative()) {
                throw broken("points and limit of " + test.name() + " must be at least 1");
            }
        }
        if (!twice.isEmpty()) {
            throw broken("two tests have the same name: " + twice);
        }
    }

    private static Optional<Integer> number(ModifiersTree modifiers, String annotation) {
        return value(modifiers, annotation).map(Integer.class::cast);
    }

    private static Optional<Object> value(ModifiersTree modifiers, String name) {
        return annotation(modifiers, name).map(AnnotationTree::getArguments)
                .filter(arguments -> !arguments.isEmpty())
                .map(arguments -> literal(arguments.getFirst()));
    }

    private static Object literal(ExpressionTree argument) {
        Tree value = argument instanceof AssignmentTree assignment
                ? assignment.getExpression()
                : argument;
        if (value instanceof LiteralTree literal && literal.getValue() != null) {
            return literal.getValue();
        }
        throw new GraderException("Cannot count the points: '" + argument
                + "' in a test is no literal. Write a plain number or text there.");
    }

    private static Optional<? extends AnnotationTree> annotation(ModifiersTree modifiers,
            String name) {
        return modifiers.getAnnotations().stream().filter(annotation -> {
            String type = annotation.getAnnotationType().toString();
            return type.equals(name) || type.endsWith("." + name);
        }).findFirst();
    }

    private GraderException broken(String why) {
        return new GraderException("Exercise " + exercise.id() + " cannot be graded: " + why
                + ". Get the kit's files back (git checkout), then try again.");
    }
}
