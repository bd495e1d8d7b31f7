package poolcraft.course.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code scripts/course}: the door to everything in the kit. */
@Command(name = "scripts/course", mixinStandardHelpOptions = true, version = "Poolcraft 1.0", description = "A course in multi-process programming that you run.", subcommands = {
        RunCommand.class})
public final class Course {

    private Course() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Course()).execute(args));
    }
}
