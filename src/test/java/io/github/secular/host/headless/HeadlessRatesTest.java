package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates and rate equations alone, for few levels and for many. */
class HeadlessRatesTest {
    @TempDir
    Path folder;

    private Console rates(Path model, String... more) {
        String[] args = new String[5 + more.length];
        System.arraycopy(
                new String[] {"rates", model.toString(), "--no-pictures", "--out", folder.toString()}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        Console console = Console.run(args);
        assertEquals(0, console.status(), console.err());
        return console;
    }

    /** Resonant, A = 2 |V̂|²/γ · (1 + γ²/(γ² + 4ω²)) each way: p_0 = 1/2 + (p_0(0) − 1/2) exp(−2 A t). */
    @Test
    void twoLevels() throws IOException {
        rates(Path.of("sample-data/two-level-resonant.json"));
        double a = 2 * 0.25 / 0.5 * (1 + 0.25 / (0.25 + 4 * 1.3 * 1.3));
        assertEquals(a, last("rates.csv", 2), 1e-12);
        assertEquals(0.5 - 0.3 * Math.exp(-4 * a), last("rate-equation.csv", 2), 1e-12);
    }

    /** The same formulas read in full and read for many levels; those beyond the first hundred are out of reach. */
    @ParameterizedTest
    @ValueSource(strings = {"averaged", "chi"})
    void manyLevelsAsFew(String limit) throws IOException {
        Path model = Files.writeString(folder.resolve("ladder.json"), """
                {"secular": 1, "levels": {"formula": "n+0.01*n^2", "count": 100, "shifts": {"formula": "0.1*n"}},
                 "coupling": {"formula": "step(2.5-abs(n-m))*min(1,abs(n-m))*exp(-abs(n-m))"},
                 "damping": {"gamma": {"formula": "0.5+0.01*(n+m)"}},
                 "relaxation": {"symmetric": {"formula": "step(1.5-abs(n-m))"}, "temperature": 3},
                 "wave": {"frequencies": [1.0], "harmonics": [{"index": [1], "amplitude": 0.5}]},
                 "initial": {"level": 3}, "epsilon": 0.1, "times": [0.1, 1]}
                """);
        rates(model, "--limit", limit);
        double[] few = new double[40];
        for (int n = 0; n < few.length; n++) {
            few[n] = last("rate-equation.csv", n + 1);
        }
        Console many = rates(model, "--limit", limit, "--set", "levels.count=401");
        assertTrue(many.out().contains("401 levels"), many.out());
        for (int n = 0; n < few.length; n++) {
            assertEquals(few[n], last("rate-equation.csv", n + 1), 1e-11);
        }
    }

    /** Ten thousand levels in a row, few entries: a random walk with p_n(t) = e^{−2At} I_n(2At) far from both ends. */
    @Test
    void tenThousandLevelsOfEntries() throws IOException {
        int size = 10_000;
        StringBuilder json = new StringBuilder("{\"secular\": 1, \"levels\": {\"energies\": [0");
        for (int n = 1; n < size; n++) {
            json.append(", ").append(n);
        }
        json.append("]}, \"coupling\": {\"entries\": [");
        for (int n = 0; n + 1 < size; n++) {
            json.append(n == 0 ? "" : ", ").append("{\"between\": [" + n + ", " + (n + 1) + "], \"value\": 1}");
        }
        json.append("]}, \"damping\": {\"gamma\": 0.5}, \"initial\": {\"level\": 5000}, \"epsilon\": 0.1,"
                + " \"wave\": {\"frequencies\": [1], \"harmonics\": [{\"index\": [1], \"amplitude\": 0.5}]},"
                + " \"times\": [0.25, 1]}");
        Console console = rates(Files.writeString(folder.resolve("row.json"), json));
        assertTrue(console.out().contains("10000 levels, 19998 rates by the wave"), console.out());
        double x = 2 * (2 * 0.25 / 0.5 * (1 + 0.25 / (0.25 + 4)));
        double[] bessel = new double[3];
        for (int n = 0; n < 3; n++) {
            double term = Math.pow(x / 2, n) / (n == 2 ? 2 : 1);
            for (int k = 0; k < 40; k++) {
                bessel[n] += term;
                term *= x * x / 4 / ((k + 1.0) * (k + 1 + n));
            }
        }
        for (int n = 0; n < 3; n++) {
            assertEquals(Math.exp(-x) * bessel[n], last("rate-equation.csv", 5001 + n), 1e-12);
        }
    }

    @Test
    void aSlowGeneratorIsATable() throws IOException {
        rates(Path.of("sample-data/two-level-resonant.json"), "--limit", "slow-generator");
        double rate = Csv.read(folder.resolve("generator.csv")).number(1, "rate");
        // p_0(2) of the rate equation with this generator, and of the table beside it.
        double start = 0.5 + (last("rate-equation.csv", 1) - 0.5) * Math.exp(2 * rate * 2);
        assertEquals(Csv.read(folder.resolve("rate-equation.csv")).number(0, "p_0"), start, 1e-10);
        assertEquals(-rate, Csv.read(folder.resolve("generator.csv")).number(0, "rate"), 1e-15);
    }

    /** Between populations 𝒬 is the matrix of the random rates. */
    @Test
    void theRandomOperatorIsATable() throws IOException {
        Path model = Path.of("sample-data/random-telegraph.json");
        rates(model, "--limit", "random");
        double rate = last("rates.csv", 2);
        rates(model, "--limit", "random-operator");
        Csv table = Csv.read(folder.resolve("operator.csv"));
        int found = 0;
        for (int i = 0; i < table.rows().size(); i++) {
            boolean isRate = table.number(i, "n") == 0
                    && table.number(i, "m") == 0
                    && table.number(i, "k") == 1
                    && table.number(i, "l") == 1;
            if (isRate) {
                assertEquals(rate, table.number(i, "re"), 1e-14 * rate);
                found++;
            }
        }
        assertEquals(1, found);
    }

    private double last(String file, int column) throws IOException {
        var lines = Files.readAllLines(folder.resolve(file));
        return Double.parseDouble(lines.get(lines.size() - 1).split(",")[column]);
    }
}
