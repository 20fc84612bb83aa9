package io.github.secular.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.log.LogService;
import org.scijava.thread.ThreadService;

class MacroCallTest {
    private Context context;
    private ThreadService threads;

    @BeforeEach
    void start() {
        context = new Context(ThreadService.class, LogService.class);
        threads = context.service(ThreadService.class);
    }

    @AfterEach
    void stop() {
        context.dispose();
    }

    /** On a thread of the pool that a thread of the given name waits for. */
    private <T> T calledFrom(String name, String options, Callable<T> code) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            Macro.setOptions(options);
            try {
                return threads.run(code).get();
            } finally {
                Macro.setOptions(null);
            }
        });
        Thread caller = new Thread(task, name);
        caller.start();
        T out = task.get();
        caller.join();
        return out;
    }

    @Test
    void theThreadTellsNotThatAMacroRunsSomewhere() throws Exception {
        assertTrue(calledFrom("Run$_test_Macro$", "", () -> MacroCall.active(threads, true)));
        // ImageJ calls the thread of a menu command after the command
        assertFalse(calledFrom("Bloch Evolution...", null, () -> MacroCall.active(threads, true)));
        assertFalse(calledFrom("AWT-EventQueue-0", null, () -> MacroCall.active(threads, true)));
    }

    @Test
    void optionsAreThoseOfTheCallItself() throws Exception {
        Callable<Optional<String>> options = () -> MacroCall.options(threads);
        assertEquals(Optional.of("epsilon=0.2"), calledFrom("Run$_test_Macro$", "epsilon=0.2", options));
        assertEquals(Optional.of(""), calledFrom("Run$_test_Macro$", "", options));
        assertEquals(Optional.empty(), calledFrom("Bloch Evolution...", null, options));
        // a script between the macro and the command hands over inputs; the macro's options are the script's
        assertEquals(Optional.empty(), calledFrom("Run$_test_Macro$", "epsilon=0.2", () -> threads.run(options)
                .get()));
    }

    @Test
    void everyErrorHasItsSentence() {
        LogService log = context.service(LogService.class);
        log.setLevel(0);
        assertEquals("small", Failure.sentence(new OutOfMemoryError("heap"), "small", log));
        assertTrue(Failure.sentence(new StackOverflowError(), "", log).startsWith("The model is nested too deeply"));
        assertEquals(
                "Secular cannot run because the jar commons-math3 is missing: put it into plugins/jars and start ImageJ"
                        + " again.",
                Failure.sentence(new NoClassDefFoundError("org/apache/commons/math3/complex/Complex"), "", log));
        assertEquals(
                "Secular cannot run because the jar jackson-databind is missing: put it into plugins/jars and start"
                        + " ImageJ again.",
                Failure.sentence(
                        new NoClassDefFoundError("Could not initialize class io.github.secular.scenario.ModelText")
                                .initCause(new ExceptionInInitializerError("Exception java.lang.NoClassDefFoundError:"
                                        + " com/fasterxml/jackson/databind/ObjectMapper [in thread \"main\"]")),
                        "",
                        log));
        assertEquals(
                "Secular cannot run because the jar jfreechart is of another version: put it into plugins/jars and start"
                        + " ImageJ again.",
                Failure.sentence(new NoSuchMethodError("'void org.jfree.chart.JFreeChart.x()'"), "", log));
        assertEquals(
                "This should not have happened: java.lang.IllegalStateException: x",
                Failure.sentence(new IllegalStateException("x"), "", log));
    }
}
