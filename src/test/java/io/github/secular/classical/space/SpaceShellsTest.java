package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class SpaceShellsTest {
    private static SpaceShells shells(SpacePotential u) {
        return new SpaceShells(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY));
    }

    /** h0 = (2π)^D E^{D−1}/((D−1)! Πw), from the lattice: the formula is not known to be an oscillator. */
    @Test
    void oscillatorsByTheLattice() {
        SpaceShells two = shells(SpacePotential.of(2, "0.5*(x-0.3)^2 + 2*(y+1)^2"));
        SpaceShells three = shells(SpacePotential.of(3, "(x^2 + y^2 + 4*z^2)/2"));
        for (double e : new double[] {0.01, 0.3, 1, 7, 100}) {
            double h2 = Math.pow(2 * Math.PI, 2) * e / 2;
            double h3 = Math.pow(2 * Math.PI, 3) * e * e / 2 / 2;
            assertEquals(h2, two.measure().density(e), 2e-5 * h2);
            assertEquals(h2 * e / 2, two.measure().volume(e), 1e-6 * h2 * e);
            assertEquals(h3, three.measure().density(e), 4e-5 * h3);
            assertEquals(h3 * e / 3, three.measure().volume(e), 4e-6 * h3 * e);
        }
        assertArrayEquals(new double[] {0.3, -1}, two.hamiltonian().lowestPoint(), 1e-7);
        assertTrue(two.volumeError(0) > 0 && two.volumeError(0) < 1e-5);
        SpaceShells exact = shells(SpaceWells.oscillator(1, 2));
        assertEquals(Math.pow(2 * Math.PI, 2) * 0.7 / 2, exact.measure().density(0.7), 1e-12);
    }

    /** Areas: of x⁴ + y⁴ < 4E, (4E)^{1/2} · 4Γ(5/4)²/Γ(3/2); of a ring and of a Morse ring, annuli. */
    @Test
    void otherWells() {
        SpaceShells quartic = shells(SpacePotential.of(2, "(x^4 + y^4)/4"));
        double area = 2 * 4 * Math.pow(Gamma.gamma(1.25), 2) / Gamma.gamma(1.5);
        assertEquals(2 * Math.PI * area, quartic.measure().density(1), 1e-4 * area);
        SpaceShells ring = shells(SpaceWells.ring(2, 1, 1));
        assertEquals(4 * Math.PI * Math.PI * Math.sqrt(0.3), ring.measure().density(0.3), 1e-3);
        assertEquals(2 * Math.PI * Math.PI * (1 + Math.sqrt(2)), ring.measure().density(2), 1e-3);
        SpaceHamiltonian h = new SpaceHamiltonian(SpaceWells.morse(2, 1, 1.2, 2), null, 0.8);
        double out = 2 - Math.log(1 - Math.sqrt(0.5)) / 1.2;
        double in = 2 - Math.log(1 + Math.sqrt(0.5)) / 1.2;
        double annulus = Math.PI * (out * out - in * in);
        assertEquals(2 * Math.PI * annulus, new SpaceShells(h).measure().density(0.5), 1e-4 * annulus);
    }

    /** Π p_1² = E/D, Π x_1² = E/(D w_1²): microcanonical samples lie on their shell and are spread as they should. */
    @Test
    void samplesOfShells() {
        for (SpacePotential u : new SpacePotential[] {
            SpacePotential.of(2, "(x^2 + 4*y^2)/2"), SpacePotential.of(3, "(x^2 + 4*y^2 + z^2)/2")
        }) {
            int d = u.dimension();
            SpaceHamiltonian h = new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY);
            SplittableRandom random = new SplittableRandom(9);
            double[] q = new double[d];
            double[] p = new double[d];
            int n = 40_000;
            double px = 0;
            double yy = 0;
            long tries = 0;
            double energy = 1.3;
            for (int i = 0; i < n; i++) {
                tries += h.boxes(energy).draw(energy, random, q, p);
                assertEquals(energy, h.energy(q, p), 1e-12);
                px += p[0] * p[0] / n;
                yy += 4 * q[1] * q[1] / n;
            }
            // the spread of p² about its mean E/D is below E
            assertEquals(energy / d, px, 4 * energy / Math.sqrt(n));
            assertEquals(energy / d, yy, 4 * energy / Math.sqrt(n));
            assertTrue(tries < 2.2 * n, tries + " tries");
        }
    }

    @Test
    void wellsThatOpenNeedATop() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> new SpaceHamiltonian(SpaceWells.henonHeiles(1), SpaceWells.henonHeilesRange(1), 0.17));
        assertTrue(e.getMessage().contains("does not confine"), e.getMessage());
        SpaceHamiltonian h = new SpaceHamiltonian(SpaceWells.henonHeiles(1), SpaceWells.henonHeilesRange(1), 0.16);
        SplittableRandom random = new SplittableRandom(2);
        double[] q = new double[2];
        for (int i = 0; i < 2000; i++) {
            h.boxes(0.16).draw(0.16, random, q, new double[2]);
            // within the triangle of the rim
            assertTrue(q[1] > -0.5 && q[1] < 1 - Math.sqrt(3) * Math.abs(q[0]) + 1e-9);
        }
    }

    @Test
    void thermalStartsHaveTheirMeanEnergy() {
        SpaceShells two = shells(SpacePotential.of(2, "(x^2 + y^2)/2"));
        ThermalDensity f = new ThermalDensity(two, 0.7);
        assertEquals(1.4, f.meanEnergy(), 2e-5);
        assertEquals(Math.exp(-1 / 0.7) / Math.pow(2 * Math.PI * 0.7, 2), f.shellMean(1), 1e-6);
        SplittableRandom random = new SplittableRandom(4);
        double[] q = new double[2];
        double[] p = new double[2];
        double sum = 0;
        int n = 50_000;
        for (int i = 0; i < n; i++) {
            f.draw(random, q, p);
            sum += two.hamiltonian().energy(q, p) / n;
        }
        assertEquals(1.4, sum, 4 * 0.7 * Math.sqrt(2.0 / n));
    }

    /** Centred: e^{−E/a}/(2πa)²; shifted, D = 2: Rice's profile of four dimensions, by its own integral. */
    @Test
    void shellMeansOfGaussians() {
        SpaceShells two = shells(SpaceWells.oscillator(1, 1));
        SpaceGaussian round = new SpaceGaussian(two, new double[2], new double[2], 0.8);
        SpaceGaussian away = new SpaceGaussian(two, new double[] {0.9, 0}, new double[] {0, -1.1}, 0.8);
        double r0 = Math.sqrt(0.81 + 1.21);
        for (double e : new double[] {0.4, 1.5, 4}) {
            double scale = Math.pow(2 * Math.PI * 0.8, -2);
            assertEquals(scale * Math.exp(-e / 0.8), round.shellMean(e), 1e-5 * scale);
            double r = Math.sqrt(2 * e);
            // the mean of e^{z cos θ} over the sphere S³, measure (2/π) sin² θ dθ
            double z = r * r0 / 0.8;
            double mean = 0;
            int n = 400;
            for (int i = 0; i < n; i++) {
                double t = Math.PI * (i + 0.5) / n;
                mean += 2.0 / n * Math.pow(Math.sin(t), 2) * Math.exp(z * Math.cos(t));
            }
            assertEquals(scale * Math.exp(-(r * r + r0 * r0) / 1.6) * mean, away.shellMean(e), 2e-5 * scale);
        }
    }
}
