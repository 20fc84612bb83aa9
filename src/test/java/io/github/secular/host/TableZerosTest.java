package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.measure.ResultsTable;
import io.github.secular.host.imagej.MacroRunner;
import io.github.secular.view.Column;
import io.github.secular.view.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableZerosTest {
    @TempDir
    private Path folder;

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

    @Test
    void aNumberThatIsNotThereLeavesItsCellEmpty() {
        ResultsTable table = ImageJViews.imageJ(new Table(
                "Table", List.of(Column.reals("error", "", 0.5, 0.25), Column.reals("order", "", Double.NaN, 1))));
        assertEquals("0.500000000\t", table.getRowAsString(0));
        assertEquals("0.250000000\t1.000000000", table.getRowAsString(1));
    }

    @Test
    void aMacroReadsAnEmptyCellAsNaNAndSavesItEmpty() throws IOException {
        Path saved = folder.resolve("table.csv");
        Path said = folder.resolve("said.txt");
        assertEquals(
                Optional.empty(),
                MacroRunner.runText(
                        "run(\"Bloch vs Rates...\", \"sample=two-level-resonant epsilons=[0.2 0.1]\");\n"
                                + "saveAs(\"Results\", \"" + saved + "\");\n"
                                + "text = \"\" + isNaN(getResult(\"order\", 0)) + \" \" + isNaN(getResult(\"order\", 1));\n"
                                + "File.saveString(text, \"" + said + "\");\n",
                        "",
                        "empty.ijm"));
        assertEquals("1 0", Files.readString(said).strip());
        List<String> rows = Files.readAllLines(saved);
        int order = List.of(rows.get(0).split(",")).indexOf("order");
        assertEquals("", rows.get(1).split(",")[order], rows.get(1));
        assertEquals(3, rows.size());
    }
}
