package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.run.BlochResult;
import io.github.secular.scenario.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @TempDir
    Path folder;

    private List<String> csv(Table table) throws IOException {
        Path file = folder.resolve("table.csv");
        new CsvWriter().write(table, file);
        return Files.readAllLines(file);
    }

    @Test
    void everyDoubleIsReadBackExactlyInAnyLocale() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            do {
                values[i] = Double.longBitsToDouble(random.nextLong());
            } while (!(Math.abs(values[i]) < Double.POSITIVE_INFINITY));
        }
        values[0] = 0.1;
        values[1] = -0.0;
        values[2] = Double.MIN_VALUE;
        values[3] = 1.0 / 3;
        values[4] = 1e22;
        Locale before = Locale.getDefault();
        List<String> lines;
        try {
            Locale.setDefault(Locale.GERMANY);
            lines = csv(new Table("t", List.of(Column.reals("x", "", values))));
        } finally {
            Locale.setDefault(before);
        }
        assertEquals("x", lines.get(0));
        for (int i = 0; i < values.length; i++) {
            assertEquals(
                    Double.doubleToLongBits(values[i]),
                    Double.doubleToLongBits(Double.parseDouble(lines.get(i + 1))),
                    lines.get(i + 1));
        }
        assertEquals("0.10000000000000001", lines.get(1));
    }

    @Test
    void cellsWithCommasAndQuotesAreQuotedAndNaNIsEmpty() throws IOException {
        Table table = new Table(
                "t", List.of(Column.texts("a", List.of("x, \"y\"", "z")), Column.reals("b", "s", Double.NaN, 100)));
        assertEquals(List.of("a,b", "\"x, \"\"y\"\"\",", "z,100"), csv(table));
        assertEquals("b (s)", table.column("b").heading());
    }

    @Test
    void columnsMustBeOfOneLengthAndDifferInName() {
        Column one = Column.integers("a", 1);
        assertThrows(InvalidInputException.class, () -> new Table("t", List.of(one, Column.integers("b", 1, 2))));
        assertThrows(InvalidInputException.class, () -> new Table("t", List.of(one, one)));
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("old.txt");
        Files.writeString(file, "old");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, temporary -> {
                    Files.writeString(temporary, "half");
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void blochTablesHoldTheTrajectoryInLaboratoryTime() throws IOException {
        BlochResult result = Samples.marked(2, new double[] {0, 0.5, 3}, Units.lab(2e-6));
        List<String> populations = csv(new BlochTables(result).populations());
        assertEquals("time,rho_0_0,rho_1_1", populations.get(0));
        double[] row = numbers(populations.get(2));
        assertEquals(1e-6, row[0]);
        assertEquals(100.1, row[1]);
        assertEquals(111.1, row[2]);

        List<String> matrix = csv(new BlochTables(result).densityMatrix());
        assertEquals("time,n,m,re,im", matrix.get(0));
        assertEquals(1 + 3 * 4, matrix.size());
        // time number 2, n = 1, m = 0
        double[] entry = numbers(matrix.get(1 + 2 * 4 + 2));
        assertEquals(6e-6, entry[0]);
        assertEquals(1, entry[1]);
        assertEquals(0, entry[2]);
        assertEquals(210.1, entry[3]);
        assertEquals(result.trajectory().im(2, 1, 0), entry[4]);
        assertEquals(-0.2101, entry[4], 1e-15);
    }

    @Test
    void theSummaryAddsTracePurityAndCoherence() {
        Table table = new BlochTables(Samples.cascade(2, new double[] {0, 1}, Units.SCALED)).summary();
        assertEquals(
                List.of("time", "rho_0_0", "rho_1_1", "trace", "purity", "coherence_norm"),
                table.columns().stream().map(Column::name).toList());
        double a = real(table, "rho_0_0", 1);
        double b = real(table, "rho_1_1", 1);
        double c = real(table, "coherence_norm", 1);
        assertEquals(a + b, real(table, "trace", 1), 1e-15);
        assertEquals(a * a + b * b + c * c, real(table, "purity", 1), 1e-15);
    }

    @Test
    void ratesGoFromNToKInPerSecond() throws IOException {
        List<String> lines = csv(RateTables.rates(Samples.rates(3, Units.lab(1e-3))));
        assertEquals("n,k,rate", lines.get(0));
        assertEquals(7, lines.size());
        // 2 → 0: 21 per 1e-3 s
        assertEquals("2,0,21000", lines.get(5));
        assertEquals(
                List.of("n,k,index,divisor,rate", "1,0,1 -2,0.25,3000", "0,1,0 1,-0.5,2000"),
                csv(RateTables.lines(Samples.rates(3, Units.lab(1e-3)))));
    }

    @Test
    void rateEquationAndComparisonHaveTheirColumns() throws IOException {
        List<String> rate = csv(RateTables.rateEquation(Samples.rateEquation(3, Samples.even(1, 5), Units.SCALED)));
        assertEquals("time,p_0,p_1,p_2", rate.get(0));
        assertEquals(
                1,
                IntStream.range(1, 4).mapToDouble(i -> numbers(rate.get(3))[i]).sum(),
                1e-14);
        List<String> comparison = csv(ComparisonTable.of(Samples.comparison()));
        assertEquals("epsilon,error,coherence,order,below_floor,floor,solver,limit", comparison.get(0));
        String[] first = comparison.get(1).split(",", -1);
        assertEquals("", first[3]);
        assertEquals("false", first[4]);
        assertEquals("1.5", comparison.get(2).split(",", -1)[3]);
        String[] last = comparison.get(5).split(",", -1);
        assertEquals("", last[3]);
        assertEquals("true", last[4]);
    }

    private static double real(Table table, String name, int row) {
        return ((Column.Reals) table.column(name)).value(row);
    }

    private static double[] numbers(String line) {
        return Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
