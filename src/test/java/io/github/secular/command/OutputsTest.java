package io.github.secular.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.measure.ResultsTable;
import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.view.Column;
import io.github.secular.view.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.scijava.Context;

class OutputsTest {
    /** A command whose one table counts how often it is made. */
    private static final class Probe extends ModelCommand {
        final AtomicInteger made = new AtomicInteger();

        Probe() {
            super("");
        }

        @Override
        CommandForm form() {
            return CommandForm.withoutModel().table("A number.");
        }

        @Override
        void compute(Progress progress) {
            publish(Presentation.of("probe", "nothing", () -> {
                made.incrementAndGet();
                return new Table("probe", List.of(Column.integers("k", 7)));
            }));
        }

        @Override
        String outOfMemory() {
            return "";
        }
    }

    @Test
    void anOutputIsMadeWhenItIsAskedForAndOnce() {
        try (Context context = new Context()) {
            Probe probe = new Probe();
            context.inject(probe);
            probe.compute(Progress.NONE);
            assertEquals("nothing", probe.output("info"));
            assertEquals(0, probe.made.get());
            ResultsTable table = assertInstanceOf(ResultsTable.class, probe.output("table"));
            assertEquals(7, table.getValue("k", 0));
            assertSame(table, probe.output("table"));
            assertEquals(1, probe.made.get());
        }
    }
}
