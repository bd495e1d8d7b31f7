package poolcraft.course.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/**
 * Processes that do the same work at the same time, whenever they are told to; the one that tells
 * them sleeps meanwhile, and they sleep in between.
 *
 * <pre>{@code
 * try (Team team = Team.start(2, () -> add(value))) {
 *     TimingLoop.answer(2 * EACH, team::work);
 * }
 * }</pre>
 *
 * <p>To tell them and to hear from them takes some tens of microseconds: give them work of many
 * milliseconds. A member that fails ends its process, and the next {@link #work()} fails. Not
 * thread-safe.
 */
public final class Team implements AutoCloseable {

    private static final int WORK = 1;

    private final List<Socket> members = new ArrayList<>();

    private Team() {}

    /** Starts so many processes, which wait for their first work. */
    public static Team start(int size, ProcessTarget work) throws IOException {
        var team = new Team();
        try (var door = new ServerSocket(0, size, InetAddress.getLoopbackAddress())) {
            int port = door.getLocalPort();
            for (int i = 0; i < size; i++) {
                JvmProcess.start(() -> member(port, work));
                team.members.add(door.accept());
                team.members.getLast().setTcpNoDelay(true);
            }
        }
        return team;
    }

    private static void member(int port, ProcessTarget work) throws Exception {
        try (var line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            line.setTcpNoDelay(true);
            InputStream in = line.getInputStream();
            OutputStream out = line.getOutputStream();
            while (in.read() == WORK) {
                work.run();
                out.write(WORK);
            }
        }
    }

    /**
     * Lets each member work once; returns when all have.
     *
     * @throws IOException if a member has ended
     */
    public Team work() throws IOException {
        for (Socket member : members) {
            member.getOutputStream().write(WORK);
        }
        for (Socket member : members) {
            new DataInputStream(member.getInputStream()).readByte();
        }
        return this;
    }

    /** Ends the members. */
    @Override
    public void close() throws IOException {
        for (Socket member : members) {
            member.close();
        }
    }
}
