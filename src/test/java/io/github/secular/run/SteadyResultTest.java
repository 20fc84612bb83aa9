package io.github.secular.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.steady.AbsorbedPhotons;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is said of driven steady states, in words and in the units of the model. */
class SteadyResultTest {
    /** A buffer gas damps, and the line alone takes away what the light gives: photons in are photons out. */
    @Test
    void aLaboratoryModelIsToldInItsUnits() {
        Scenario s = ScenarioReader.sample("sodium-d2-buffer-gas");
        SteadyResult found = QuantumReports.standard().steady(s, OptionalDouble.empty(), Progress.NONE);
        AbsorbedPhotons photons = found.state().photons().get(0);
        double decay = s.units().rate(s.model().relaxation().rate(1, 0));
        assertEquals(
                decay * found.state().mean().re(1, 1),
                s.units().rate(photons.rate()),
                1e-7 * decay,
                "photons per second");
        // ħω in J, of 589.16 nm
        double quantum = 6.62607015e-34 * 299792458 / 589.158e-9;
        assertEquals(1, found.power(photons) / s.units().rate(photons.rate()) / quantum, 1e-5);
        assertTrue(found.text().contains("1/s"), found.text());
    }

    @Test
    void whatNeverRestsIsSaid() {
        Outcome rabi = Secular.open("rabi").steady();
        assertTrue(rabi.text("report").contains("never comes to rest"), rabi.text("report"));
        assertTrue(Double.isNaN(rabi.table("table").numbers("re")[0]));
    }

    @Test
    void lightThatChangesIsTakenAtATime() {
        Outcome strongest = Secular.open("lambda-two-frequency").steady();
        double[] taken = strongest.table("table").numbers("light_time");
        assertEquals(Math.PI / 4, taken[0], 1e-3);
    }
}
