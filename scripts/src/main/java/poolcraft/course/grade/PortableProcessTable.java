package poolcraft.course.grade;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What Java itself knows: enough for the tree of a run, not for a child that left it. */
final class PortableProcessTable implements ProcessTable {

    @Override
    public Map<Long, ProcessEntry> all() {
        return ProcessHandle.allProcesses().map(PortableProcessTable::entry)
                .collect(Collectors.toMap(ProcessEntry::pid, entry -> entry));
    }

    @Override
    public Optional<ProcessEntry> find(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .map(PortableProcessTable::entry);
    }

    private static ProcessEntry entry(ProcessHandle process) {
        long parent = process.parent().map(ProcessHandle::pid).orElse(0L);
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new ProcessEntry(process.pid(), parent, 'R', start, new ProcessEntry.Use(1, 0));
    }

    @Override
    public String command(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).orElse("?");
    }

    @Override
    public boolean hasInEnvironment(long pid, String text) {
        return false;
    }

    @Override
    public boolean worksIn(long pid, Path folder) {
        return false;
    }

    @Override
    public Set<Integer> listeningPorts(long pid) {
        return Set.of();
    }

    @Override
    public String waitsIn(long pid) {
        return "";
    }
}
