package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.Heap;
import io.github.secular.numerics.RefusalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models at the edge of what can be answered: the right value, or one sentence that is true and names the cure. */
class HeadlessLimitsTest {
    private static final String LADDER = """
            {"secular": 1, "levels": {"formula": "n+0.01*n^2", "count": 16},
             "coupling": {"formula": "min(1,abs(n-m))*exp(-abs(n-m))"}, "damping": {"gamma": 0.5},
             "wave": {"frequencies": [1.0], "harmonics": [{"index": [1], "amplitude": 0.5}]},
             "initial": {"level": 0}, "epsilon": 0.1, "times": {"end": 1, "count": 11}}
            """;
    private static final String WELL = """
            {"secular": 1, "kind": "classical", "hamiltonian": %s, "relaxation": {"gamma": 0.5},
             "drive": {"frequencies": [0.7], "terms": [{"index": [1], "cosine": "x"}]},
             "initial": %s, "epsilon": 0.1, "times": [0.1], "tolerance": 1e-3}
            """;

    @TempDir
    Path folder;

    private Console run(String json, String command, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("model.json"), json);
        String[] args = new String[5 + more.length];
        System.arraycopy(
                new String[] {
                    command,
                    file.toString(),
                    "--no-pictures",
                    "--out",
                    folder.resolve("out").toString()
                },
                0,
                args,
                0,
                5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Console.run(args);
    }

    private void refused(Console console, String... words) {
        assertEquals(1, console.status(), console.out());
        for (String each : words) {
            assertTrue(console.err().contains(each), console.err());
        }
    }

    @Test
    void automaticTakesTheCheaperMethod() throws IOException {
        Console console = run(LADDER, "run");
        assertEquals(0, console.status(), console.err());
        assertTrue(console.out().contains("solver direct"), console.out());
    }

    @Test
    void tooManyLevelsForTheMemory() throws IOException {
        refused(run(LADDER, "run", "--set", "levels.count=30000"), "360.0 GB of memory, but the heap is ", "rates");
        refused(run(LADDER, "run", "--set", "times.count=10000000", "--set", "levels.count=200"), "but the heap is ");
    }

    @Test
    void aRunThatIsFarTooLongIsRefused() throws IOException {
        String noise = Files.readString(Path.of("sample-data", "rotating-noise.json"));
        refused(
                run(noise, "run", "--set", "times.end=1e22"),
                "units of fast time by steps below ",
                "too small to be taken");
        String trap = Files.readString(Path.of("sample-data", "anisotropic-trap.json"));
        refused(run(trap, "run", "--set", "times.count=100000"), "2 projections at 100000 times needs about 7.4 GB");
    }

    @Test
    void aNeedIsToldWithTheHeapAndACure() {
        Heap.require(1e6, "This", "take less");
        var e = assertThrows(RefusalException.class, () -> Heap.require(1e15, "This", "take less"));
        assertTrue(
                e.getMessage().startsWith("This needs about 1000000.0 GB of memory, but the heap is "), e.getMessage());
        assertTrue(
                e.getMessage().matches(".*; take less, or give more memory \\(java -Xmx13304\\d\\dg\\)\\."),
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e155", "1e-155", "1e76"})
    void powersOfEpsilonMustBeNumbers(String epsilon) throws IOException {
        refused(
                run(LADDER, "run", "--set", "epsilon=" + epsilon),
                "epsilon: found ",
                "a number from 1.0E-75 to 1.0E75");
        refused(
                run(
                        WELL.formatted("{\"type\": \"harmonic\"}", "{\"gaussian\": {\"variance\": 1}}"),
                        "run",
                        "--set",
                        "epsilon=" + epsilon),
                "a number from 1.0E-75 to 1.0E75");
    }

    /** Boltzmann at 300 K over 360.555 /cm. */
    @Test
    void withoutLightALevelRelaxes() throws IOException {
        Console console = run("""
                {"secular": 1, "units": "lab", "levels": {"energies": [0, 360.555], "energyUnit": "cm^-1"},
                 "dipoles": {"unit": "D", "entries": [{"between": [0, 1], "value": 1}]},
                 "light": {"frequencies": [360.555], "unit": "cm^-1",
                           "tones": [{"index": [1], "intensity": 0, "unit": "W/m^2"}]},
                 "decay": [{"from": 1, "to": 0, "rate": 5e11}], "dephasing": 1e13, "temperature": 300,
                 "times": {"end": 2e-11, "count": 11}}
                """, "run");
        assertEquals(0, console.status(), console.err());
        assertTrue(console.out().contains("The light is off"), console.out());
        assertTrue(console.out().contains("coupling G = 0 1/s"), console.out());
        double boltzmann = 1 / (1 + Math.exp(-1.438776877 * 360.555 / 300));
        Csv populations = Csv.read(folder.resolve("out/populations.csv"));
        assertEquals(boltzmann, populations.number(10, "rho_0_0"), 1e-6);
        assertEquals(0.849309, populations.number(10, "rho_0_0"), 1e-6);
        assertEquals(0.150691, Csv.read(folder.resolve("out/rate-equation.csv")).number(10, "p_1"), 1e-6);
    }

    /** Shells end at the rim of x²/2 − b x⁴/4, U = 1/(4b). */
    @Test
    void aWellThatOpens() throws IOException {
        String well = "{\"formula\": \"x^2/2 - 0.05*x^4/4\"}";
        Console inside = run(
                WELL.formatted(well, "{\"gaussian\": {\"variance\": 0.2}}"),
                "diffusion",
                "--set",
                "energies={\"max\": 4.9, \"count\": 8}");
        assertEquals(0, inside.status(), inside.err());
        Csv shells = Csv.read(folder.resolve("out/shells.csv"));
        assertTrue(shells.number(shells.rows().size() - 1, "E") < 5);
        refused(
                run(WELL.formatted(well, "{\"gaussian\": {\"variance\": 1}}"), "diffusion"),
                "initial: found a density of which 0.0040 lies beyond the rim of the well, which opens at the energy"
                        + " 5.00000",
                "a smaller variance");
        refused(
                run(
                        WELL.formatted(well, "{\"gaussian\": {\"variance\": 0.2}}"),
                        "diffusion",
                        "--set",
                        "energies={\"max\": 5.1}"),
                "below that of escape, 4.99");
    }

    @ParameterizedTest
    @CsvSource({"diffusion, automatic", "run, automatic", "run, two-scale"})
    void aSoftWellFarUp(String command, String solver) throws IOException {
        refused(
                run(
                        WELL.formatted("{\"type\": \"soft-well\"}", "{\"thermal\": {\"temperature\": 200}}"),
                        command,
                        "--set",
                        "solver=" + solver),
                "motions in the soft well turn too sharply",
                "lower the energy or temperature of the start");
    }

    @Test
    void listedEnergiesWithAReach() throws IOException {
        String model = WELL.formatted("{\"type\": \"harmonic\"}", "{\"gaussian\": {\"variance\": 1}}");
        Console console = run(model, "diffusion", "--set", "energies={\"list\": [0.5, 1, 2], \"reach\": 30}");
        assertEquals(0, console.status(), console.err());
        Csv table = Csv.read(folder.resolve("out/energy-diffusion.csv"));
        assertEquals(3, table.rows().size());
        assertEquals(2, table.number(2, "E"), 0);
        refused(run(model, "diffusion", "--set", "energies={\"list\": [1], \"max\": 3}"), "energies", "max");
    }

    /** Little-endian, one strip, as NumPy's float64 is written by most libraries. */
    @Test
    void aTiffOfSixtyFourBits() throws IOException {
        int side = 8;
        int[][] tags = {
            {256, 3, side},
            {257, 3, side},
            {258, 3, 64},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 8},
            {277, 3, 1},
            {278, 3, side},
            {279, 4, 8 * side * side},
            {339, 3, 3}
        };
        ByteBuffer out = ByteBuffer.allocate(8 + 8 * side * side + 2 + 12 * tags.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8 + 8 * side * side);
        for (int i = 0; i < side * side; i++) {
            out.putDouble(1);
        }
        out.putShort((short) tags.length);
        for (int[] tag : tags) {
            out.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1).putInt(tag[2]);
        }
        Files.write(folder.resolve("start.tif"), out.array());
        refused(
                run(
                        WELL.formatted(
                                "{\"type\": \"harmonic\"}",
                                "{\"image\": \"start.tif\", \"x\": [-4, 4], \"p\": [-4, 4]}"),
                        "run"),
                "a TIFF of 64 bits a pixel, which ImageJ does not open",
                "save it as float32");
    }

    @Test
    void relaxationTooFastForTheLadder() throws IOException {
        String model = WELL.formatted("{\"type\": \"harmonic\"}", "{\"gaussian\": {\"variance\": 1}}");
        refused(
                run(model, "run", "--set", "relaxation.gamma=1e155", "--set", "solver=ladder"),
                "times of relaxation by small steps");
    }
}
