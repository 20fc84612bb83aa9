package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.process.FloatProcessor;
import io.github.secular.numerics.InvalidInputException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.thread.ThreadService;

/** In batch mode, the test's thread in the place of the macro's, what is asked on a thread of SciJava's pool. */
class CurrentImageTest {
    private Context context;
    private ThreadService threads;
    private String threadName;
    private final ImagePlus first = new ImagePlus("first", new FloatProcessor(2, 2));
    private final ImagePlus second = new ImagePlus("second", new FloatProcessor(2, 2));

    @BeforeEach
    void start() {
        context = new Context(ThreadService.class);
        threads = context.service(ThreadService.class);
        threadName = Thread.currentThread().getName();
        Thread.currentThread().setName("Run$_" + threadName + "Macro$");
        Interpreter.batchMode = true;
        first.show();
        second.show();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        Interpreter.batchMode = false;
        WindowManager.setTempCurrentImage(null);
        Thread.currentThread().setName(threadName);
        context.dispose();
    }

    private <T> T onPool(Callable<T> code) throws ExecutionException, InterruptedException {
        return threads.run(code).get();
    }

    private void select(ImagePlus image) {
        WindowManager.setTempCurrentImage(image);
        Interpreter.activateImage(image);
    }

    @Test
    void theCallersSelectionCounts() throws Exception {
        for (ImagePlus image : new ImagePlus[] {first, second, first}) {
            select(image);
            ImagePlus found = onPool(() -> {
                WindowManager.setTempCurrentImage(image == first ? second : first); // as an earlier command left it
                return new CurrentImage(threads).selected();
            });
            assertSame(image, found);
        }
    }

    @Test
    void whatIsShownIsActiveAndNothingStaysBehind() throws Exception {
        select(first);
        ImagePlus made = new ImagePlus("made", new FloatProcessor(2, 2));
        Thread pool = onPool(() -> {
            made.show();
            new CurrentImage(threads).activate(made, Set.of());
            assertNull(WindowManager.getTempCurrentImage());
            return Thread.currentThread();
        });
        assertTrue(pool != Thread.currentThread());
        assertSame(made, WindowManager.getCurrentImage());
        made.close();
    }

    @Test
    void aTitleThatTwoImagesHaveIsRefusedUnlessOneIsSelected() throws Exception {
        ImagePlus twin = new ImagePlus("first", new FloatProcessor(2, 2));
        twin.show();
        select(twin);
        assertSame(twin, onPool(() -> new CurrentImage(threads).named("first")));
        select(second);
        assertSame(second, onPool(() -> new CurrentImage(threads).named("second")));
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> onPool(() -> new CurrentImage(threads).named("first")));
        assertTrue(refused.getCause().getMessage().startsWith("image: found 2 open images \"first\""));
        twin.close();
    }

    /** Where ImageJ does not let its table be read. */
    @Test
    void whereTheHostCannotTellATitleIsAskedFor() throws Exception {
        select(first);
        ExecutionException refused = assertThrows(
                ExecutionException.class, () -> onPool(() -> new CurrentImage(threads, Optional.empty()).selected()));
        assertTrue(refused.getCause() instanceof InvalidInputException);
        assertEquals(
                "image: found no title while 2 images are open, and this host does not tell which one is selected,"
                        + " but allowed is the title of one of them.",
                refused.getCause().getMessage());
        second.close();
        assertSame(first, onPool(() -> new CurrentImage(threads, Optional.empty()).selected()));
    }
}
