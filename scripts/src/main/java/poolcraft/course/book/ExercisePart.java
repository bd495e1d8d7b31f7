package poolcraft.course.book;

import org.jsoup.nodes.Element;
import poolcraft.course.kit.Exercise;

/** What an exercise's page says besides the README's text. */
final class ExercisePart {

    private final Exercise exercise;
    private final ExerciseFacts facts;

    ExercisePart(Exercise exercise) {
        this.exercise = exercise;
        this.facts = ExerciseFacts.of(exercise);
    }

    /** Level, time and points. */
    String above() {
        return Html.text("p", "facts", facts.line()).outerHtml();
    }

    /** The points one by one, and the commands. */
    String below() {
        Element part = Html.element("section", "marks");
        part.appendElement("h2").attr("id", "points").text("Points");
        Element table = part.appendElement("table");
        table.appendElement("thead").append(
                "<tr><th scope=\"col\">Fact</th><th scope=\"col\">Points</th></tr>");
        Element rows = table.appendElement("tbody");
        for (ExerciseFacts.Mark mark : facts.marks()) {
            Element row = rows.appendElement("tr");
            row.appendElement("td").text(mark.fact());
            row.appendElement("td").text(String.valueOf(mark.points()));
        }
        part.appendElement("h2").attr("id", "commands").text("Commands");
        command(part, "Grade your solution:", "scripts/course grade ");
        command(part, "See a hint, one more with each call:", "scripts/course hint ");
        return part.outerHtml();
    }

    private void command(Element part, String what, String command) {
        part.appendElement("p").text(what);
        Element figure = part.appendElement("figure").attr("class", "listing").attr(
                "data-language", "Shell");
        Html.scrolling(figure.appendElement("pre"), "Shell").appendElement("code")
                .text(command + exercise.id());
    }
}
