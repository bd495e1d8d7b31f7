//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION A list in a map of a manager: changed as a copy, put back, and as a proxy

import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

// tag::program[]
void main() throws Exception {
    try (Manager manager = Manager.start()) {
        Map<String, List<Integer>> map = manager.map();
        map.put("plain", new ArrayList<>());
        map.put("managed", manager.list());

        map.get("plain").add(1);
        IO.println("plain, changed:  " + map.get("plain"));

        List<Integer> copy = map.get("plain");
        copy.add(1);
        map.put("plain", copy);
        IO.println("plain, put back: " + map.get("plain"));

        JvmProcess.start(() -> map.get("managed").add(1)).join();
        IO.println("managed:         " + map.get("managed"));
    }
}
// end::program[]
