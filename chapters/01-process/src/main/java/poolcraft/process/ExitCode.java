package poolcraft.process;

import java.io.File;

/** What an exit code of the JDK means. */
final class ExitCode {

    /** Java reports a child that signal n ended as if a shell had: 128 + n. */
    private static final int SIGNALLED = 128;

    private static final int HIGHEST_SIGNAL = 64;

    private ExitCode() {}

    /** CPython's exit code: negative for a signal. 143 becomes -15 on Unix. */
    static int ofJdk(int code) {
        boolean unix = File.separatorChar == '/';
        boolean signalled = code > SIGNALLED && code <= SIGNALLED + HIGHEST_SIGNAL;
        return unix && signalled ? SIGNALLED - code : code;
    }
}
