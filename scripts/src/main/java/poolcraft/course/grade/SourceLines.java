package poolcraft.course.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of the student's files and of the test: a failure shows the line it comes from. */
final class SourceLines {

    private static final Pattern PLACE = Pattern
            .compile("\\((?:[^()]*/)?([^():/]+\\.java):(\\d+)\\)");

    private final Map<String, List<String>> submission = new HashMap<>();
    private final Map<String, List<String>> tests = new HashMap<>();

    SourceLines(List<Path> submitted, List<Path> kitTests) {
        submitted.forEach(file -> submission.put(file.getFileName().toString(), lines(file)));
        kitTests.forEach(file -> tests.put(file.getFileName().toString(), lines(file)));
    }

    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new GraderException("Cannot read " + file, e);
        }
    }

    /** The innermost line of the student, or else of the test. */
    Optional<String> nearest(List<String> frames) {
        return ofStudent(frames).or(() -> first(frames, tests));
    }

    Optional<String> ofStudent(List<String> frames) {
        return first(frames, submission);
    }

    private static Optional<String> first(List<String> frames, Map<String, List<String>> files) {
        return frames.stream().flatMap(frame -> place(frame, files)).findFirst();
    }

    private static Stream<String> place(String frame, Map<String, List<String>> files) {
        Matcher matcher = PLACE.matcher(frame);
        if (!matcher.find() || !files.containsKey(matcher.group(1))) {
            return Stream.empty();
        }
        List<String> lines = files.get(matcher.group(1));
        int line = Integer.parseInt(matcher.group(2));
        String text = line <= lines.size() ? lines.get(line - 1).strip() : "";
        return Stream.of(matcher.group(1) + ":" + line + ": " + text);
    }

    /** Whether the frame is code of the student or of the test. */
    boolean isCourseCode(String frame) {
        return place(frame, submission).findAny().isPresent()
                || place(frame, tests).findAny().isPresent();
    }
}
