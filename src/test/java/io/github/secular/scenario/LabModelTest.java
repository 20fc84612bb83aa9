package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabModelTest {
    private static final double HBAR = 1.054571817e-34;

    private static void close(double expected, double actual, double relative) {
        assertEquals(expected, actual, relative * Math.abs(expected));
    }

    /** The numbers printed in doc/quantum.md, Q2.8. */
    @Test
    void sodiumInBufferGasComesOutDigitByDigit() {
        Scenario s = ScenarioReader.sample("sodium-d2-buffer-gas");
        LabReport r = s.lab().orElseThrow();
        BlochModel m = s.model();
        close(868.02, 2 * r.coupling() * HBAR / 2.1e-29, 5e-6);
        close(434.01, r.coupling() * HBAR / 2.1e-29, 5e-6);
        close(8.64258e7, r.coupling(), 5e-7);
        close(1.72852e8, 2 * r.coupling(), 5e-6);
        close(1.030769e9, r.smallestDamping(), 5e-7);
        close(1.030769e9, r.referenceRate(), 5e-7);
        close(0.083846, m.epsilon(), 6e-6);
        close(1.37999e-7, r.timeUnit(), 5e-6);
        close(8.492, m.relaxation().rate(1, 0), 6e-5);
        assertEquals(1, m.damping().gamma(0, 1), 1e-15);
        assertEquals(1, m.wave().harmonics().get(0).matrix().re(0, 1), 1e-15);
        close(3.1018e6, m.levels().energy(1), 2e-5);
        assertEquals(0, m.divisor(1, 0, new int[] {-1}));
        close(1.44929e7, r.largestRate(), 5e-6);
        close(0.0141, r.rateRatio(), 4e-3);
        close(0.060, r.decayRatio(), 6e-3);
        double a = r.largestRate();
        close(0.16010, a / (2 * a + r.largestDecay()), 3e-5);
        assertTrue(r.ratesAreLimit());
        assertFalse(String.join(" ", s.notes()).contains("not a limit"));
    }

    @Test
    void sodiumWithoutBufferGasIsNoRateLimit() {
        Scenario s = ScenarioReader.sample("sodium-d2");
        LabReport r = s.lab().orElseThrow();
        close(15.8, r.rateRatio(), 2e-3);
        close(2, r.decayRatio(), 1e-12);
        assertFalse(r.ratesAreLimit());
        assertTrue(String.join(" ", s.notes()).contains("The rates are not a limit here: A/gamma = 15.8"));
        assertEquals(List.of(), s.warnings());
    }

    /** All scaled inputs of the reference case, both variants. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void agreesWithTheReference(int run) throws IOException {
        JsonNode reference;
        try (InputStream in = getClass().getResourceAsStream("/reference/quantum/s12_real_two_level_lab_units.json")) {
            reference = new ObjectMapper().readTree(in);
        }
        JsonNode inputs = reference.get("inputs");
        JsonNode expected = reference.get("outputs").get("runs").get(run);
        Scenario s = ScenarioReader.sample(
                "sodium-d2",
                "light.frequencies=[" + inputs.get("omega_laser_rad_per_s") + "]",
                "dipoles.entries[0].value=" + inputs.get("dipole_C_m"),
                "light.tones[0].intensity=" + inputs.get("intensity_W_per_m2"),
                "light.tones[0].unit=W/m^2",
                "decay[0].rate=" + inputs.get("Gamma_per_s"),
                "dephasing=" + expected.get("collisional_dephasing_per_s"),
                "times=" + expected.get("times_s"));
        LabReport r = s.lab().orElseThrow();
        JsonNode scaled = expected.get("scaled");
        BlochModel m = s.model();
        close(reference.get("outputs").get("G_rad_per_s").doubleValue(), r.coupling(), 1e-12);
        close(reference.get("outputs").get("rabi_rad_per_s").doubleValue(), 2 * r.coupling(), 1e-12);
        close(expected.get("gamma01_per_s").doubleValue(), r.smallestDamping(), 1e-12);
        close(scaled.get("w_ref").doubleValue(), r.referenceRate(), 1e-12);
        close(scaled.get("T").doubleValue(), r.timeUnit(), 1e-12);
        close(scaled.get("T").doubleValue(), s.units().timeUnit(), 1e-12);
        close(scaled.get("eps").doubleValue(), m.epsilon(), 1e-12);
        close(scaled.get("e").get(1).doubleValue(), m.levels().energy(1), 1e-12);
        close(scaled.get("omega").get(0).doubleValue(), m.wave().base().get(0), 1e-12);
        close(scaled.get("gamma01").doubleValue(), m.damping().gamma(0, 1), 1e-12);
        close(scaled.get("W").get(1).get(0).doubleValue(), m.relaxation().rate(1, 0), 1e-12);
        close(expected.get("A_per_s").doubleValue(), r.largestRate(), 1e-12);
        close(expected.get("ratio_A_over_gamma").doubleValue(), r.rateRatio(), 1e-12);
        close(expected.get("ratio_W_over_gamma").doubleValue(), r.decayRatio(), 1e-12);
        for (int i = 0; i < s.times().length; i++) {
            close(expected.get("times_scaled").get(i).doubleValue(), s.times()[i], 1e-12);
            close(expected.get("times_s").get(i).doubleValue(), s.units().time(s.times()[i]), 1e-12);
        }
    }

    /** Everything that stands in the equation, in 1/s: another gauge must not change it. */
    @ParameterizedTest
    @CsvSource({"sodium-d2,1e6", "sodium-d2-buffer-gas,1e12", "rubidium-87-d-lines,3e7", "hydrogen-n3,2e13"})
    void theReferenceRateIsAGauge(String name, String reference) {
        Scenario a = ScenarioReader.sample(name);
        Scenario b = a.with("referenceRate=" + reference);
        assertNotEquals(a.model().epsilon(), b.model().epsilon());
        int n = a.model().size();
        for (int i = 0; i < n; i++) {
            close(inSeconds(a, i, i, 3), inSeconds(b, i, i, 3), 1e-12);
            for (int j = 0; j < n; j++) {
                for (int term = 0; term < 3; term++) {
                    close(inSeconds(a, i, j, term), inSeconds(b, i, j, term), 1e-12);
                }
            }
        }
        for (int i = 0; i < a.times().length; i++) {
            close(a.units().time(a.times()[i]), b.units().time(b.times()[i]), 1e-12);
        }
    }

    /** A term of (BLOCH) per second: damping, coupling, Pauli rate, detuning. */
    private static double inSeconds(Scenario s, int i, int j, int term) {
        BlochModel m = s.model();
        double slow = m.epsilon() * m.epsilon() * s.units().timeUnit();
        return switch (term) {
            case 0 -> m.fastDamping(i, j) / slow;
            case 1 ->
                m.wave().amplitude(m.wave().harmonics().get(0).index(), 0).re(i, j)
                        / m.epsilon()
                        / s.units().timeUnit();
            case 2 -> s.units().rate(m.relaxation().rate(i, j));
            default -> m.levels().detuning(i) / slow;
        };
    }

    @Test
    void varyingEpsilonScalesIntensityTimesAndRates() {
        Scenario a = ScenarioReader.sample("sodium-d2-buffer-gas");
        Scenario b = a.withEpsilon(a.model().epsilon() / 2);
        close(inSeconds(a, 0, 1, 1) / 2, inSeconds(b, 0, 1, 1), 1e-12);
        close(inSeconds(a, 0, 1, 0), inSeconds(b, 0, 1, 0), 1e-12);
        close(inSeconds(a, 1, 0, 2) / 4, inSeconds(b, 1, 0, 2), 1e-12);
        close(4 * 2e-7, b.units().time(b.times()[200]), 1e-12);
        close(a.times()[200], b.times()[200], 1e-12);
        assertTrue(String.join(" ", b.notes()).contains("scales the intensity by 0.25, all times by 4"));
    }

    @Test
    void varyingTheIntensityLeavesTheAtomAndTheTimesAlone() {
        for (String epsilon : new String[] {"", "epsilon=0.02"}) {
            Scenario a = epsilon.isEmpty()
                    ? ScenarioReader.sample("sodium-d2-buffer-gas")
                    : ScenarioReader.sample("sodium-d2-buffer-gas", epsilon);
            Scenario b = a.withIntensity(0.25);
            close(a.model().epsilon() / 2, b.model().epsilon(), 1e-12);
            close(inSeconds(a, 0, 1, 1) / 2, inSeconds(b, 0, 1, 1), 1e-12);
            close(inSeconds(a, 0, 1, 0), inSeconds(b, 0, 1, 0), 1e-12);
            close(inSeconds(a, 1, 0, 2), inSeconds(b, 1, 0, 2), 1e-12);
            close(a.units().time(a.times()[200]), b.units().time(b.times()[200]), 1e-12);
        }
        assertThrows(
                InvalidInputException.class, () -> ScenarioReader.sample("rabi").withIntensity(2));
    }

    @Test
    void envelopesRunInSeconds() {
        Scenario s = ScenarioReader.sample("sodium-d2-buffer-gas", "light.tones[0].envelope=exp(-t/1e-7)");
        double half = s.times()[100];
        close(Math.exp(-1), s.model().wave().harmonics().get(0).envelope().at(half), 1e-12);
    }

    /** 100 MHz above resonance, told as wave numbers of many digits and as photons with a detuning. */
    @Test
    void energiesAloneAreTurnedIntoDetunings() {
        double light = 16956.17025;
        Scenario exact = ScenarioReader.sample(
                "sodium-d2-buffer-gas",
                "light.frequencies=[" + light + "]",
                "light.unit=cm^-1",
                "levels.detunings=[0,-100]",
                "levels.detuningUnit=MHz");
        // 100 MHz is 0.00333564095198 cm^-1
        Scenario energies = ScenarioReader.sample(
                "sodium-d2-buffer-gas",
                "light.frequencies=[" + light + "]",
                "light.unit=cm^-1",
                "levels={\"energies\":[0,16956.16691435904802],\"energyUnit\":\"cm^-1\"}");
        close(exact.model().levels().detuning(1), energies.model().levels().detuning(1), 1e-9);
        assertEquals(1, energies.model().levels().photons(1)[0]);
        assertTrue(String.join(" ", energies.notes()).contains("give photons and detunings"));
    }

    @Test
    void thermalRadiationObeysDetailedBalance() {
        Scenario s = ScenarioReader.sample(
                "sodium-d2-buffer-gas", "light.frequencies=[10]", "light.unit=cm^-1", "temperature=20");
        double x = HBAR * 2 * Math.PI * 2.99792458e10 * 10 / (1.380649e-23 * 20);
        double up = s.model().relaxation().rate(0, 1);
        double down = s.model().relaxation().rate(1, 0);
        close(Math.exp(-x), up / down, 1e-12);
        close(6.15375e7, s.units().rate(down - up), 1e-12);
    }

    @Test
    void tellsADipoleThatDoesNotRadiateWhatDecays() {
        String notes = String.join(" ", ScenarioReader.sample("sodium-d2").notes());
        // (2.1 / 2.1130)^2, the latter Steck's dipole of the cycling transition
        assertTrue(notes.contains("0.988 of it"), notes);
    }

    @Test
    void undampedModelsAreScaledByTheirSmallestTransition() {
        Scenario s = ScenarioReader.sample("sodium-d2", "decay=[]");
        close(3.19719e15, s.lab().orElseThrow().referenceRate(), 1e-12);
        assertTrue(String.join(" ", s.notes()).contains("no rate limit"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            W/cm^2  | 0.1  | 868.021098438131
            mW/cm^2 | 100  | 868.021098438131
            W/m^2   | 1000 | 868.021098438131
            """)
    void intensitiesAreFields(String unit, double intensity, double field) {
        Scenario s = ScenarioReader.sample(
                "sodium-d2", "light.tones[0].unit=" + unit, "light.tones[0].intensity=" + intensity);
        Scenario f = ScenarioReader.sample(
                "sodium-d2", "light.tones[0]={\"index\":[1],\"field\":" + field + ",\"unit\":\"V/m\"}");
        close(f.model().epsilon(), s.model().epsilon(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"D,3.33564095198152e-30", "e a0,8.4783536255e-30"})
    void dipoleUnits(String unit, double coulombMetre) {
        Scenario s = ScenarioReader.sample("sodium-d2", "dipoles.unit=" + unit, "dipoles.entries[0].value=2.5");
        Scenario si = ScenarioReader.sample("sodium-d2", "dipoles.entries[0].value=" + 2.5 * coulombMetre);
        close(si.model().epsilon(), s.model().epsilon(), 1e-10);
    }

    @ParameterizedTest
    @CsvSource({
        "eV,1,1.519267447878626e15",
        "THz,1,6.283185307179586e12",
        "cm^-1,1,1.8836515673088532e11",
        "nm,589,3.1980502e15"
    })
    void lightUnits(String unit, double value, double angular) {
        Scenario s = ScenarioReader.sample("sodium-d2", "light.unit=" + unit, "light.frequencies=[" + value + "]");
        close(angular, s.model().wave().base().get(0) * s.lab().orElseThrow().referenceRate(), 2e-7);
    }
}
