package poolcraft.course.command;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import poolcraft.course.report.ReportFile;

/** A few values in a properties file; an unreadable file has none. */
record KeptValues(Path file, Properties properties) {

    static KeptValues in(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException damaged) {
                properties.clear();
            }
        }
        return new KeptValues(file, properties);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(properties.getProperty(name));
    }

    int number(String name) {
        try {
            return get(name).map(Integer::parseInt).orElse(0);
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }

    void set(String name, String value) {
        properties.setProperty(name, value);
    }

    void write() throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, null);
        ReportFile.write(file, text.toString());
    }
}
