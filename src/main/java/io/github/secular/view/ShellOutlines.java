package io.github.secular.view;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.PhaseRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Energy shells as closed curves to be drawn over images of phase space. */
public final class ShellOutlines {
    private static final int POINTS = 256;

    private ShellOutlines() {}

    /**
     * One component of a shell.
     *
     * @param name "E = 0.5", with the number of the component where there are several
     * @param energy E
     * @param x positions, in order of the motion
     * @param p momenta
     * @param thing that it is; null for a shell, any of which is marked where it lies
     */
    public record Outline(String name, double energy, double[] x, double[] p, Marked thing) {
        public Outline(String name, double energy, double[] x, double[] p) {
            this(name, energy, x, p, null);
        }
    }

    /** All components of the shells of the given energies. */
    public static List<Outline> of(Hamiltonian1D hamiltonian, double[] energies) {
        List<Outline> out = new ArrayList<>();
        for (double energy : energies) {
            EnergyShell shell = hamiltonian.shell(energy);
            for (int c = 0; c < shell.orbits().size(); c++) {
                Orbit orbit = shell.orbits().get(c);
                OrbitSamples points = orbit.sample(POINTS);
                String name = "E = " + SiTime.digits(energy) + (shell.orbits().size() > 1 ? ", " + (c + 1) : "");
                out.add(new Outline(name, energy, points.x(), points.p()));
            }
        }
        return out;
    }

    /**
     * A handful of energies whose shells fill a rectangle evenly: equally spaced in √(E − E_min), and each separatrix
     * just above and below.
     */
    public static double[] energies(Hamiltonian1D hamiltonian, PhaseRange range, int count) {
        double lowest = hamiltonian.lowestEnergy();
        double top = Math.min(
                hamiltonian.energy(hamiltonian.bottom().position(), Math.max(-range.pFrom(), range.pTo())),
                lowest + 0.98 * (hamiltonian.escapeEnergy() - lowest));
        List<Double> out = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double s = i / (count + 0.5);
            // above the bottom by a number of three digits, so that a name says the energy exactly
            double energy = lowest + rounded(s * s * (top - lowest));
            boolean near = false;
            for (double critical : hamiltonian.criticalEnergies()) {
                near |= Math.abs(energy - critical) < 1e-3 * (top - lowest);
            }
            out.add(near ? energy + 2e-3 * (top - lowest) : energy);
        }
        return out.stream().mapToDouble(e -> e).toArray();
    }

    private static double rounded(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY
                ? new BigDecimal(x).round(new MathContext(3)).doubleValue()
                : x;
    }
}
