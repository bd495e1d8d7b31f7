//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION A consumer is killed with an item in its hands: the item comes back

import poolcraft.process.JvmProcess;
import poolcraft.queue.JoinableProcessQueue;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static void takeAndHang(JoinableProcessQueue<String> tasks, ProcessQueue<String> news)
        throws Exception {
    news.put("took " + tasks.take());
    Thread.sleep(Long.MAX_VALUE);
}

static void work(JoinableProcessQueue<String> tasks, ProcessQueue<String> news)
        throws Exception {
    for (String task : tasks) {
        news.put("did " + task);
        tasks.taskDone();
    }
}

void main() throws Exception {
    try (JoinableProcessQueue<String> tasks = JoinableProcessQueue.create();
            ProcessQueue<String> news = ProcessQueue.create()) {
        tasks.put("the only task");
        JvmProcess first = JvmProcess.start(() -> takeAndHang(tasks, news));
        IO.println("the first " + news.take());
        JvmProcess second = JvmProcess.start(() -> work(tasks, news));
        first.kill();
        IO.println("the second " + news.take());
        IO.println("all is done: " + tasks.join(Duration.ofSeconds(20)));
        tasks.shutdown();
        second.join();
    }
}
// end::program[]
