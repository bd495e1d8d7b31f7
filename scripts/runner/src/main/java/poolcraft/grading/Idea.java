package poolcraft.grading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The idea of the chapter that a graded test touches: a failure shows it with a link into the book.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idea {

    /** An anchor of the exercise's chapter, as in {@code "exit-codes"}. */
    String value();
}
