package poolcraft.course.book;

import java.util.Optional;
import org.jsoup.nodes.Element;

/** Boxes that lead to an exercise get its level, time and points. */
final class ExerciseBoxes implements Polish {

    @Override
    public void apply(Element body, Sheet sheet) {
        for (Element block : body.select(".exercise")) {
            Element link = block.selectFirst("a[href]");
            Optional<ExerciseFacts> facts = Optional.ofNullable(link)
                    .flatMap(a -> sheet.book().page(a.attr("href")))
                    .flatMap(sheet.book()::exercise).map(ExerciseFacts::of);
            if (facts.isPresent()) {
                block.replaceWith(box(block, facts.get()));
            } else {
                sheet.problem(link == null ? "[.exercise]" : link.text(),
                        "an exercise box leads to no exercise of the kit",
                        "Begin its text with xref:exercises/NN-chapter/name.adoc[Title], where"
                                + " exercises/NN-chapter/name has a README.adoc.");
            }
        }
    }

    private static Element box(Element block, ExerciseFacts facts) {
        Element box = Html.element("aside", "box exercise");
        box.appendChild(Html.text("p", "label", "Exercise"));
        Element content = block.selectFirst("> .content");
        Html.move(content == null ? block : content, box.appendElement("div"));
        box.appendChild(Html.text("p", "facts", facts.line()));
        return box;
    }
}
