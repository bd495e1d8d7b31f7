package poolcraft.course.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import poolcraft.course.doctor.Doctor;
import poolcraft.course.doctor.Finding;
import poolcraft.course.kit.Kit;

/** {@code doctor}: what this machine has and lacks. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Says what this machine has and lacks, and what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        List<Finding> findings = new Doctor(Kit.ofLauncher()).findings();
        findings.forEach(IO::println);
        boolean healthy = Doctor.healthy(findings);
        IO.println();
        IO.println(healthy
                ? "The course can be used here."
                : "The course cannot be used here yet: see !! above.");
        return healthy ? 0 : 1;
    }
}
