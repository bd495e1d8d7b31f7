package poolcraft.grading.runner;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * One test method on its way through JUnit.
 *
 * <p>It passes only if at least one invocation ran and everything that JUnit reports on the way,
 * the class and each invocation of a parameterized method included, was successful.
 */
final class OneTest implements TestExecutionListener {

    private final Class<?> testClass;
    private final String method;
    private int invocations;
    private Outcome worst = Outcome.PASSED;
    private @Nullable Failure failure;

    OneTest(Class<?> testClass, String method) {
        this.testClass = testClass;
        this.method = method;
    }

    Message.Ended runWith(Launcher launcher) {
        launcher.execute(request(), this);
        if (worst != Outcome.PASSED) {
            return new Message.Ended(method, worst, failure);
        }
        return new Message.Ended(method, invocations > 0 ? Outcome.PASSED : Outcome.MISSING, null);
    }

    private LauncherDiscoveryRequest request() {
        // No configuration from files or system properties: a submission could write them.
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(testClass))
                .filters((PostDiscoveryFilter) this::included)
                .enableImplicitConfigurationParameters(false).build();
    }

    private FilterResult included(TestDescriptor test) {
        Optional<String> name = test.getSource().filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getMethodName());
        return FilterResult.includedIf(name.isEmpty() || name.get().equals(method));
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(Outcome.SKIPPED, new Failure("", reason, null, null, java.util.List.of()));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            invocations++;
        }
        Failure thrown = result.getThrowable().map(Failures::of).orElse(null);
        switch (result.getStatus()) {
            case SUCCESSFUL -> {}
            case ABORTED -> record(Outcome.ABORTED, thrown);
            case FAILED -> record(Outcome.FAILED, thrown);
        }
    }

    private void record(Outcome outcome, @Nullable Failure why) {
        if (worst == Outcome.PASSED) {
            worst = outcome;
            failure = why;
        }
    }
}
