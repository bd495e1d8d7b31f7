/**
 * The course book: AsciiDoc chapters become static HTML pages.
 *
 * <p>{@link poolcraft.course.book.BookBuilder} is the door. The text of a chapter is AsciiDoc that
 * any editor can preview; the following roles and habits have a meaning of their own here.
 *
 * <pre>
 * [.glance]              what you will be able to do, what you need, how long it takes:
 * ****                   a box at the top of a chapter
 * ****
 *
 * [.tabs]                the same thing in several languages: each titled block starts a tab,
 * --                     untitled blocks behind it (callout lists, output) belong to that tab
 * .Java
 * [source,java]
 * ----
 * include::examples/FiveProcesses.java[tag=main]
 * ----
 * &lt;1&gt; What the callout says.
 *
 * .Python
 * [source,python]
 * ----
 * include::examples/five_processes.py[tag=main]
 * ----
 * --
 *
 * [.output]              what a program printed; a title replaces the label "Output"
 * ----
 * include::examples/FiveProcesses.out[]
 * ----
 *
 * [.erratum]             the title is the claim that the reader may have met elsewhere,
 * .The claim             the text is what really happens
 * ****
 * ****
 *
 * [.check%collapsible]   a question to check oneself; the answer opens on demand
 * .The question?
 * ====
 * The answer.
 * ====
 *
 * [.exercise]            a box that leads to an exercise; level, time and points are added
 * xref:exercises/01-process/exit-codes.adoc[Exit codes]: what it asks for, in a sentence.
 *
 * .The caption           a picture from the folder images beside the text; the text in brackets
 * image::life.svg[...]   says what it shows to someone who cannot see it
 *
 * xref:02-pipe.adoc#end-of-file[...]    a section of another chapter
 * &lt;&lt;exit-codes&gt;&gt;                        a section of this one: its title in small letters and dashes
 * {version} {java-version}             the version of the course, the Java it needs
 * </pre>
 *
 * <p>A picture is an SVG with a {@code viewBox} and without scripts. It is put into the page, so it
 * follows the page's colours: lines and text in {@code currentColor}, everything else in the page's
 * variables with a fallback, as in {@code fill="var(--picture-parent, #2b6c8f)"}. Those variables
 * are {@code --picture-parent}, {@code --picture-child}, {@code --picture-end},
 * {@code --picture-quiet} and {@code --picture-paper}; text inherits the page's font.
 *
 * <p>Everything that AsciiDoc remarks upon stops the build, and so does a link, anchor or picture
 * that leads nowhere, an id or a title that occurs twice, and a picture without a description.
 */
@NullMarked
package poolcraft.course.book;

import org.jspecify.annotations.NullMarked;
