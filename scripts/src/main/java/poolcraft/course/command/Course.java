package poolcraft.course.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import poolcraft.course.grade.GraderException;

/** {@code scripts/course}: the door to everything in the kit; without a verb it serves the book. */
@Command(name = "scripts/course", mixinStandardHelpOptions = true, version = "Poolcraft 1.0", description = "A course in multi-process programming that you run.", subcommands = {
        ServeCommand.class, RunCommand.class, GradeCommand.class, ExercisesCommand.class,
        HintCommand.class, SolutionCommand.class, ResetCommand.class, CheckCommand.class,
        BookCommand.class, BenchCommand.class, ShellCommand.class, DoctorCommand.class})
public final class Course implements Callable<Integer> {

    private static final int WRONG_USAGE = 2;
    private static final int COULD_NOT_RUN = 3;

    @Mixin
    private final Serving serving = new Serving();

    private Course() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine course = new CommandLine(new Course());
        // What fails unforeseen is no verdict of the grader: never 0 or 1.
        course.setExitCodeExceptionMapper(failure -> failure instanceof ParameterException
                ? WRONG_USAGE
                : COULD_NOT_RUN);
        course.setExecutionExceptionHandler(Course::explain);
        // Behind its name, an example's arguments are its own, options too.
        course.getSubcommands().get("run").setStopAtPositional(true);
        return course;
    }

    /** Where the grader knows what is wrong, its message says it all; else the trace helps. */
    private static int explain(Exception e, CommandLine command, ParseResult parsed)
            throws Exception {
        if (e instanceof GraderException || e instanceof WrongUsageException) {
            command.getErr().println(e.getMessage());
            return e instanceof WrongUsageException ? WRONG_USAGE : COULD_NOT_RUN;
        }
        throw e;
    }

    @Override
    public Integer call() throws Exception {
        return serving.call();
    }
}
