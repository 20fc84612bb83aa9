package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioReaderTest {
    private static final String MODEL = """
            {
              "secular": 1,
              "units": "scaled",
              "levels": {"energies": [0, 1.3]},
              "coupling": [[0, [0.5, 0.1]], [[0.5, -0.1], 0]],
              "damping": {"gamma": 0.5},
              "wave": {"frequencies": [1.0, 1.5], "harmonics": [{"index": [1, 0], "amplitude": [0.5, 0.2]}]},
              "epsilon": 0.1,
              "times": [0.1, 0.5, 1]
            }
            """;

    private static final String LAB = ScenarioReader.sampleText("sodium-d2-buffer-gas");

    private static String complaint(String json, String... overrides) {
        return assertThrows(
                        InvalidInputException.class, () -> ScenarioReader.read(json, "model.json", List.of(overrides)))
                .getMessage();
    }

    private static Scenario read(String... overrides) {
        return ScenarioReader.read(MODEL, "model.json", List.of(overrides));
    }

    /** Every kind of mistake: the override that makes it, and what the sentence must start with and contain. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            secular=2                            | secular: found 2                      | allowed is 1
            kind=classical                       | kind: found "classical"               | allowed is quantum
            units=labs                           | units: found "labs"                   | did you mean "lab"?
            epsilonn=0.1                         | found the unknown key "epsilonn"      | did you mean "epsilon"?
            levels.energy=[0,1]                  | levels: found the unknown key "energy"| did you mean "energies"?
            levels={}                            | levels: found neither                 | energies, or photons
            levels.energies=[]                   | levels: found no level                | at least one
            levels.energies=3                    | levels.energies: found 3              | a list
            levels.energies[1]="a"               | levels.energies[1]: found "a"         | a number
            levels.energies[1]=NaN               | levels.energies[1]: found "NaN"       | a number
            levels.energies[1]=1e400             | levels.energies[1]: found             | a finite number
            levels.energies[1]=null              | levels.energies[1]: found null        | a number
            levels.energies=[0,1,2]              | coupling: found 2 entries             | 3, one row per level
            levels.labels=["a"]                  | levels.labels: found 1 entry          | 2, one per level
            levels.shifts=[1]                    | levels.shifts: found 1 entry          | 2, one per level
            levels.shiftExponent=-1              | levels.shiftExponent: found -1        | at least 0
            levels.detunings=[0,0]               | levels: found "detunings" without     | both of them
            levels.photons=[[0],[1]]             | levels.photons[0]: found 1 entry      | 2, one per base frequency
            levels.photons=[[0,0],[1.5,0]]       | levels.photons[1][0]: found 1.5       | an integer
            levels.photons=[[0,0],[1,0]]         | levels.energies[1]: found 1.3 where   | the same energy
            coupling[0][1]=0.5                   | coupling[1][0]: found [0.5, -0.1]     | the conjugate of coupling[0][1]
            coupling[0][0]=[0,1]                 | coupling[0][0]: found [0.0, 1.0]      | a real number on the diagonal
            coupling[0][1]=[1,2,3]               | coupling[0][1]: found a list          | a pair [re, im]
            coupling[1]=[0]                      | coupling[1]: found 1 entry            | 2, one per level
            damping.gamma=-1                     | damping.gamma: found -1               | at least 0
            damping.gamma=[[0,1],[2,0]]          | damping.gamma[0][1]: found 1.0 where  | a symmetric matrix
            damping.gamma=[[0,-1],[-1,0]]        | damping.gamma[0][1]: found -1         | at least 0
            damping.gamma={"levels":[1,-1]}      | damping.gamma.levels[1]: found -1     | at least 0
            damping.exponent=-0.5                | damping.exponent: found -0.5          | at least 0
            relaxation={}                        | relaxation: found no rates            | one of
            relaxation={"rates":[[0,-1],[0,0]]}  | relaxation.rates[0][1]: found -1      | at least 0
            relaxation={"rates":[{"from":0,"to":2,"rate":1}]} | relaxation.rates[0].to: found 2 | a level from 0 to 1
            relaxation={"rates":[{"from":0,"to":0,"rate":1}]} | relaxation.rates[0].to: found 0 | another level
            relaxation={"rates":[{"from":0,"to":1,"rate":-1}]}| relaxation.rates[0].rate: found -1 | at least 0
            relaxation={"symmetric":[[0,1],[1,0]]} | relaxation: found no "temperature"  | "temperature"
            relaxation={"temperature":0,"symmetric":0.1} | relaxation.temperature: found 0 | above 0
            relaxation={"temperature":1,"spontaneous":[[0,1],[0,0]]} | relaxation.spontaneous: found a spontaneous rate from level 0 to level 1 | from higher to lower
            wave=3                               | wave: found 3                         | an object
            wave.frequencies[0]=0                | wave.frequencies[0]: found 0          | other than 0
            wave.cycles=[1]                      | wave: found both                      | frequencies (angular)
            wave.harmonics[0].index=[1]          | wave.harmonics[0].index: found 1 entry| 2, one per base frequency
            wave.harmonics[0].amplitude="big"    | wave.harmonics[0].amplitude: found "big" | a number or a pair
            wave.harmonics[0].matrix=[[0,1],[1,0]] | wave.harmonics[0]: found both       | or a matrix of its own
            wave.harmonics[0].envelope=sin t     | wave.harmonics[0].envelope: found "t" at character 5 of "sin t" | a formula
            wave.harmonics[0].envelope=1/(t-0.5) | wave.harmonics[0].envelope: found     | finite
            wave.harmonics=[{"index":[1,0],"amplitude":1},{"index":[-1,0],"amplitude":2}] | wave.harmonics: found a wave | Hermitian
            wave.harmonics=[{"index":[0,0],"amplitude":[0,1]}] | wave.harmonics: found a wave | Hermitian
            wave={"type":"rotating","detuning":0.4} | coupling: found a coupling          | none
            wave.type=clock                      | wave.type: found "clock"              | quasi-periodic, rotating
            epsilon=0                            | epsilon: found 0                      | above 0
            epsilon=tiny                         | epsilon: found "tiny"                 | a number
            times=[]                             | times: found a list                   | at least one time
            times=[1,0.5]                        | times[1]: found 0.5                   | increasing order
            times=[-1]                           | times[0]: found -1                    | at least 0
            times={"end":1,"count":1}            | times.count: found 1                  | from 2
            times={"end":1,"spacing":"logarithmic"} | times.start: found 0.0             | above 0
            times={"start":2,"end":1}            | times.end: found 1                    | above start
            times={"count":10}                   | times: found no "end"                 | "end"
            initial={"populations":[0.5,0.6]}    | initial.populations: found a sum of 1.1 | sum to 1
            initial={"populations":[1.5,-0.5]}   | initial.populations[1]: found -0.5    | at least 0
            initial={"level":2}                  | initial.level: found 2                | a level from 0 to 1
            initial={}                           | initial: found 0 keys                 | exactly one
            initial={"densityMatrix":[[0.5,0.1],[0.2,0.5]]} | initial.densityMatrix[1][0]: found | conjugate
            initial={"densityMatrix":[[0.5,0],[0,0.4]]} | initial.densityMatrix: found a sum of 0.9 | sum to 1
            tolerance=-1                         | tolerance: found -1                   | above 0
            wave.harmonics[0].index=[1000000000,0] | wave.harmonics[0].index[0]: found 1000000000 | from -1000000 to 1000000
            title=3                              | title: found 3                        | a text
            epsilon                              | override: found "epsilon"             | path=value
            levle.energies=[0]                   | levle.energies: found an override inside "levle" | did you mean
            levels.energies[7]=1                 | levels.energies[7]: found an override of entry 7 | 0 to 1
            coupling.end=2 | coupling.end: found an override of "end" in coupling | an object there
            epsilon[0]=2                         | epsilon[0]: found an override of an entry | a list
            a b=2                                | override: found the path "a b"        | a path such as
            """)
    void everyMistakeIsOneSentence(String override, String start, String part) {
        String message = complaint(MODEL, override);
        assertTrue(message.startsWith(start.strip()), message);
        assertTrue(message.contains(part.strip()), message);
        assertTrue(message.endsWith("."), message);
        assertFalse(message.contains("\n"), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            coupling=[[0,1],[1,0]]              | found the unknown key "coupling"       | levels
            levels.energies=[0,1.0]             | levels: found no "energyUnit"          | energyUnit
            levels.detuningUnit=furlong         | levels.detuningUnit: found "furlong"   | cm^-1
            dipoles.unit=Cm                     | dipoles.unit: found "Cm"               | did you mean "C m"?
            dipoles.entries[0].between=[0,2]    | dipoles.entries[0].between[1]: found 2 | a level from 0 to 1
            dipoles.matrix=[[0,1],[1,0]]        | dipoles: found both                    | one of them
            dipoles.entries=[]                  | light: found no field                  | at least one tone
            light.unit=nanometre                | light.unit: found "nanometre"          | nm
            light.tones[0].field=1              | light.tones[0]: found both             | one of them
            light.tones[0].unit=W               | light.tones[0].unit: found "W"         | W/m^2
            light.tones[0].intensity=-1         | light.tones[0].intensity: found -1     | at least 0
            light.intensityFactor=0             | light.intensityFactor: found 0         | above 0
            decay[0]={"from":0,"to":1,"rate":1} | decay: found a decay from level 0      | lower levels
            dephasing=-1                        | dephasing: found -1                    | at least 0
            dephasing={"linewidth":1}           | dephasing: found the unknown key       | did you mean "linewidths"?
            temperature=-1                      | temperature: found -1                  | at least 0
            referenceRate=0                     | referenceRate: found 0                 | above 0
            """)
    void everyMistakeInLabUnitsToo(String override, String start, String part) {
        String message = complaint(LAB, override);
        assertTrue(message.startsWith(start.strip()), message);
        assertTrue(message.contains(part.strip()), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"secular": 1, "epsilon": }       | model.json, line 1, column | valid JSON
            {"secular": 1, "secular": 1}      | model.json, line 1, column | a second key 'secular'
            {"secular": NaN}                  | model.json, line 1, column | NaN
            {"epsilon": 1e-99999999999}       | model.json | an exponent of more than nine digits
            {"epsilon": 0.8e2147483648}       | model.json | an exponent of more than nine digits
            {"secular": 1} x                  | model.json, line 1, column | valid JSON
            {"secular": 1                     | model.json, line 1, column | valid JSON
            [1]                               | model.json: found          | one JSON object
            {}                                | found no "secular"         | "secular"
            """)
    void syntaxErrorsNameLineAndColumn(String json, String start, String part) {
        String message = complaint(json);
        assertTrue(message.startsWith(start), message);
        assertTrue(message.contains(part), message);
        assertFalse(message.contains("\n"), message);
        assertTrue(complaint("").startsWith("model.json: found nothing"));
    }

    @Test
    void unreadableFilesAreNamed(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing.json");
        Path binary = Files.write(directory.resolve("binary.json"), new byte[] {(byte) 0xc3, 0x28});
        for (Path p : List.of(missing, binary, directory)) {
            String message = assertThrows(InvalidInputException.class, () -> ScenarioReader.read(p, List.of()))
                    .getMessage();
            assertTrue(message.startsWith(p.toString()), message);
        }
        Path good = Files.writeString(directory.resolve("good.json"), MODEL);
        assertEquals("good.json", ScenarioReader.read(good, List.of()).title());
    }

    @Test
    void tooManyLevelsAreRefusedBeforeTheyAreBuilt() {
        StringBuilder zeros = new StringBuilder("0");
        zeros.append(",0".repeat(29_999));
        String message =
                complaint(MODEL, "levels.energies=[" + zeros + "]", "coupling=[]", "times={\"end\":1,\"count\":1000}");
        assertTrue(message.startsWith("levels: found 30000 levels at 1000 times"), message);
        assertTrue(message.contains("java -Xmx"), message);
    }

    @Test
    void readsWhatTheFileSays() {
        Scenario s = read();
        BlochModel m = s.model();
        assertEquals(0.1, m.epsilon());
        assertArrayEquals(new double[] {0.1, 0.5, 1}, s.times());
        assertEquals(0.5, m.damping().gamma(0, 1));
        assertEquals("automatic", s.solver());
        assertEquals(1e-10, s.tolerance());
        assertArrayEquals(new double[] {1, 0}, s.initialPopulations());
        // (0.5 + 0.2i) V, and its adjoint for the partner that the file leaves out
        ComplexMatrix up = m.wave().amplitude(new int[] {1, 0}, 0);
        assertEquals(0.5 * 0.5 - 0.2 * 0.1, up.re(0, 1), 1e-16);
        assertEquals(0.5 * 0.1 + 0.2 * 0.5, up.im(0, 1), 1e-16);
        assertEquals(0, up.adjoint().distance(m.wave().amplitude(new int[] {-1, 0}, 0)));
        assertEquals(2, m.wave().harmonics().size());
    }

    @Test
    void overridesApplyInOrderAndTravelWithTheScenario() {
        Scenario s = read(
                "epsilon=0.3",
                "epsilon=0.05",
                "levels.energies[1]=2.5",
                "wave.harmonics[0].amplitude=0.25",
                "times={\"start\":0.01,\"end\":1,\"count\":3,\"spacing\":\"logarithmic\"}",
                "solver=direct",
                "title=A title = with signs");
        assertEquals(0.05, s.model().epsilon());
        assertEquals(2.5, s.model().levels().energy(1));
        assertArrayEquals(new double[] {0.01, 0.1, 1}, s.times(), 1e-15);
        assertEquals("direct", s.solver());
        assertEquals("A title = with signs", s.title());
        assertEquals(7, s.overrides().size());
        Scenario again = ScenarioReader.read(s.json(), "again", List.of());
        assertEquals(s.json(), again.json());
        assertEquals(2.5, again.model().levels().energy(1));
        assertEquals(0.02, s.withEpsilon(0.02).model().epsilon());
        assertEquals("epsilon=0.02", s.withEpsilon(0.02).overrides().get(7));
    }

    @Test
    void aListOfTimesBecomesAGridWhereItsEndOrCountIsOverridden() {
        assertArrayEquals(new double[] {0.1, 1.05, 2}, read("times.end=2").times(), 1e-15);
        assertArrayEquals(
                new double[] {0.1, 0.325, 0.55, 0.775, 1}, read("times.count=5").times(), 1e-15);
        assertArrayEquals(new double[] {0, 3}, read("times=[1]", "times.end=3").times());
    }

    @Test
    void cyclesAreAngularFrequenciesOverTwoPi() {
        Scenario s = read("wave={\"cycles\":[0.17],\"harmonics\":[{\"index\":[1],\"amplitude\":1}]}");
        assertEquals(2 * Math.PI * 0.17, s.model().wave().base().get(0), 1e-15);
    }

    @Test
    void partnersAreJudgedByFrequency() {
        // index [2, 0] and [0, -1] are opposite where the second frequency is twice the first
        String twice = "wave={\"frequencies\":[1,2],\"harmonics\":[{\"index\":[2,0],\"amplitude\":1},"
                + "{\"index\":[0,-1],\"amplitude\":1}]}";
        Wave w = read(twice).model().wave();
        assertEquals(2, w.harmonics().size());
        for (Harmonic h : w.harmonics()) {
            assertEquals(Math.hypot(0.5, 0.1), h.matrix().abs(0, 1), 1e-15);
        }
    }

    @Test
    void photonsAndDetuningsMakeEnergies() {
        Scenario s = read("levels={\"photons\":[[0,0],[1,1]],\"detunings\":[0,0.1],\"energies\":[0,2.6]}");
        assertEquals(2.6, s.model().levels().energy(1), 1e-15);
        assertEquals(0.1, s.model().divisor(1, 0, new int[] {-1, -1}));
    }

    @Test
    void theRotatingWaveIsItsOwnFrame() {
        BlochModel m = ScenarioReader.sample("two-level-detuned").model();
        assertEquals(1.7, m.wave().base().get(0), 1e-15);
        assertEquals(1, m.wave().amplitude(new int[] {1}, 0).re(0, 1));
        assertEquals(0, m.wave().amplitude(new int[] {1}, 0).re(1, 0));
        // w(0,1) + omega = Delta
        assertEquals(0.4, m.divisor(0, 1, new int[] {1}), 1e-15);
        assertTrue(complaint(MODEL, "coupling=null").startsWith("coupling: found null"));
    }

    @Test
    void thermalRatesObeyDetailedBalance() throws IOException {
        JsonNode reference;
        try (InputStream in = getClass().getResourceAsStream("/reference/quantum/s07_equilibria.json")) {
            reference = new ObjectMapper().readTree(in);
        }
        JsonNode inputs = reference.get("inputs");
        JsonNode expected = reference.get("outputs").get(0).get("W");
        Scenario s = ScenarioReader.sample(
                "ladder-thermal",
                "levels.energies=" + inputs.get("e"),
                "relaxation={\"temperature\":" + inputs.get("T") + ",\"symmetric\":" + inputs.get("symmetric_part")
                        + "}");
        for (int n = 0; n < 4; n++) {
            for (int k = 0; k < 4; k++) {
                assertEquals(
                        expected.get(n).get(k).doubleValue(),
                        s.model().relaxation().rate(n, k),
                        1e-14);
            }
        }
    }

    @Test
    void spontaneousRatesGetTheirThermalPartners() {
        Scenario s = read("relaxation={\"temperature\":0.8,\"spontaneous\":[{\"from\":1,\"to\":0,\"rate\":0.3}]}");
        double down = s.model().relaxation().rate(1, 0);
        double up = s.model().relaxation().rate(0, 1);
        assertEquals(0.3, down - up, 1e-15);
        assertEquals(Math.exp(-1.3 / 0.8), up / down, 1e-15);
    }

    @Test
    void constantEnvelopesBecomeFactors() {
        Scenario s = read("wave.harmonics[0].envelope=1+1");
        assertFalse(s.model().wave().hasEnvelopes());
        assertEquals(
                2 * read().model().wave().amplitude(new int[] {1, 0}, 0).re(0, 1),
                s.model().wave().amplitude(new int[] {1, 0}, 0).re(0, 1),
                1e-15);
        Scenario moving = read("wave.harmonics[0].envelope=1+0.3*sin(2*t)");
        assertTrue(moving.model().wave().hasEnvelopes());
        assertEquals(
                1 + 0.3 * Math.sin(1.4),
                moving.model().wave().harmonics().get(0).envelope().at(0.7),
                1e-15);
    }

    @Test
    void warnsWhereTheDampingDoesNotKeepTheMatrixPositive() {
        String three = "levels.energies=[0,1,2]";
        String noCoupling = "wave={\"frequencies\":[],\"harmonics\":[]}";
        String coupling = "coupling=[[0,0,0],[0,0,0],[0,0,0]]";
        // gamma_02 alone: a dephasing of one pair only cannot come from random phases of the levels
        Scenario bad = read(three, noCoupling, coupling, "damping.gamma=[[0,0,1],[0,0,0],[1,0,0]]");
        assertEquals(1, bad.warnings().size());
        assertTrue(bad.warnings().get(0).contains("not of Lindblad type"));
        Scenario good = read(three, noCoupling, coupling, "damping.gamma={\"levels\":[1,0,1]}");
        assertEquals(List.of(), good.warnings());
        // the damping must cover half of the decay
        String decay = "relaxation={\"rates\":[{\"from\":1,\"to\":0,\"rate\":1}]}";
        assertEquals(1, read(decay, "damping.gamma=0.0049").warnings().size());
        assertEquals(0, read(decay, "damping.gamma=0.0050").warnings().size());
        Scenario negative = read("initial={\"densityMatrix\":[[0.5,[0,0.6]],[[0,-0.6],0.5]]}");
        assertTrue(
                negative.warnings().get(0).contains("not positive"),
                negative.warnings().toString());
    }
}
