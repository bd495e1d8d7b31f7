package poolcraft.course.doctor;

import java.util.List;
import java.util.stream.Stream;
import poolcraft.course.kit.Kit;

/**
 * Looks at all that the course needs or can use.
 *
 * @param kit the kit that is to be used here
 */
public record Doctor(Kit kit) {

    /** What was found, the needed before the optional. */
    public List<Finding> findings() {
        Tools tools = new Tools(kit);
        Machine machine = new Machine();
        return Stream.of(tools.jdk(), tools.maven(), tools.git(), machine.childProcess(),
                machine.temporaryFolder(), machine.loopback(), machine.locale(), machine.memory(),
                machine.sharedMemory(), tools.jbang(), tools.python(), tools.chromium()).toList();
    }

    /** Whether the course can be used. */
    public static boolean healthy(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.BROKEN);
    }
}
