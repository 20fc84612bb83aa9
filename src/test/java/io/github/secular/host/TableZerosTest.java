package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;
import io.github.secular.view.Column;
import io.github.secular.view.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableZerosTest {
    /** Whatever the digits of a column: 0, and nothing else, is written as 0. */
    @Test
    void aZeroIsWrittenAsZero() {
        ResultsTable table = ImageJViews.imageJ(new Table(
                "Table",
                List.of(
                        Column.reals("plain", "", 0, 0.5, 10),
                        Column.reals("small", "", 0, 2e-7, -0.0),
                        new Column.Texts("name", List.of("0.0x", "g 0.00", "e")))));
        assertEquals("0\t0\t0.0x", table.getRowAsString(0));
        assertEquals("0.500000000\t2.000000000E-7\tg 0.00", table.getRowAsString(1));
        assertEquals("10.000000000\t0\te", table.getRowAsString(2));
    }
}
