import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

@Idea("copies")
@Limit(20)
class GuestBookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Manager manager;
    private ConcurrentMap<String, List<String>> book;

    @BeforeEach
    void open() throws Exception {
        manager = Manager.start();
        book = manager.map();
    }

    @AfterEach
    void close() {
        manager.close();
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    private List<String> names(String day) {
        List<String> page = book.get(day);
        return page == null ? List.of() : new ArrayList<>(page);
    }

    @Test
    @Points(2)
    void whoSignsStandsInTheBook() {
        GuestBook.sign(manager, book, "Monday", "Ada");
        assertEquals(List.of("Ada"), names("Monday"), "Ada has signed on Monday. Monday's page:");
        GuestBook.sign(manager, book, "Monday", "Bob");
        GuestBook.sign(manager, book, "Tuesday", "Ada");
        assertEquals(List.of("Ada", "Bob"), names("Monday"), "Then Bob has signed. Monday's page:");
        assertEquals(List.of("Ada"), names("Tuesday"), "And Ada, on Tuesday. Tuesday's page:");
        assertEquals(2, book.size(), "So many pages has the book:");
    }

    @Test
    @Points(2)
    @Idea("nested")
    void whoReadsAPageSeesWhoSignsLater() {
        GuestBook.sign(manager, book, "Monday", "Ada");
        List<String> page = book.get("Monday");
        assertNotNull(page, "Ada has signed on Monday, but there is no page.");
        GuestBook.sign(manager, book, "Monday", "Bob");
        assertEquals(List.of("Ada", "Bob"), new ArrayList<>(page), "Somebody took Monday's page out"
                + " of the book, and then Bob signed. A page that is a managed list shows it; one"
                + " that is a list of values is a copy of that moment. On the page:");
    }

    @Test
    @Points(3)
    @Idea("two-calls")
    void twoWhoSignFirstShareAPage() {
        boolean[] came = {false};
        ConcurrentMap<String, List<String>> watched = watched(() -> {
            if (!came[0]) {
                came[0] = true;
                if (book.putIfAbsent("Monday", manager.list(List.of("Eve"))) != null) {
                    book.get("Monday").add("Eve");
                }
            }
        });
        GuestBook.sign(manager, watched, "Monday", "Ada");
        assertTrue(came[0], "The book was not asked for anything.");
        assertEquals(new HashSet<>(List.of("Eve", "Ada")), new HashSet<>(names("Monday")), "Ada"
                + " signs, and after her first call of the book Eve signs in another process. Both"
                + " find no page at first. Monday's page:");
    }

    /** The book, as a process sees it that is followed by another one: {@code after} a call. */
    @SuppressWarnings("unchecked")
    private ConcurrentMap<String, List<String>> watched(Runnable after) {
        return (ConcurrentMap<String, List<String>>) Proxy.newProxyInstance(
                GuestBookTest.class.getClassLoader(), new Class<?>[]{ConcurrentMap.class},
                (_, method, arguments) -> {
                    try {
                        return method.invoke(book, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        after.run();
                    }
                });
    }

    @Test
    @Points(2)
    void manySignAtTheSameTime() throws Exception {
        Manager shared = manager;
        ConcurrentMap<String, List<String>> pages = book;
        List<JvmProcess> guests = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String guest = "Guest " + i + " ";
            guests.add(JvmProcess.start(() -> {
                for (int n = 0; n < 60; n++) {
                    GuestBook.sign(shared, pages, "Day " + n / 20, guest + n);
                }
            }));
        }
        for (JvmProcess guest : guests) {
            assertTrue(guest.join(PATIENCE), "A process that signs does not end.");
            assertEquals(0, guest.exitCode().orElse(-1),
                    "A process that signs has failed; its trace is in the output.");
        }
        for (int day = 0; day < 3; day++) {
            assertEquals(60, new HashSet<>(names("Day " + day)).size(),
                    "Three processes have signed"
                            + " 20 times each on day " + day + ". So many names are on its page:");
        }
    }
}
