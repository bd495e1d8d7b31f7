package poolcraft.course.book;

import org.jsoup.nodes.Element;

/** Finds code that lost characters: {@code __name__} in backticks is AsciiDoc for italics. */
final class InlineCode implements Polish {

    @Override
    public void apply(Element body, Sheet sheet) {
        for (Element styled : body.select(":not(pre) > code > em, :not(pre) > code > strong")) {
            String code = styled.parents().getFirst().text();
            sheet.problem(styled.text() + (styled.normalName().equals("em") ? "_" : "*"),
                    "a part of the code \"" + code + "\" became italic or bold",
                    "Write such code as `+text+`, so that _ and * mean themselves.");
        }
    }
}
