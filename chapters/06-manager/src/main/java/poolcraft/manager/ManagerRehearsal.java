package poolcraft.manager;

import java.util.List;
import poolcraft.process.Rehearsal;

/** A manager that serves, and a client's first calls. For the AOT cache alone. */
public final class ManagerRehearsal implements Rehearsal {

    /** Called by the service loader. */
    public ManagerRehearsal() {}

    @Override
    public void run(Stage stage) throws Exception {
        try (ManagerServer server = Manager.builder().serve();
                Manager manager = Manager.connect(server.address(), server.key())) {
            List<Object> list = manager.list();
            stage.perform(() -> list.add("element"));
            manager.<String, Object>map().put("key", "value");
        }
    }
}
