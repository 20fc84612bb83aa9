package io.github.secular.run;

import io.github.secular.classical.GridDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.ShellMeans;
import io.github.secular.classical.limit.SpreadingFit;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.util.Optional;

/** Π f(E, t) of any movie of phase space, and the d(E) that its spreading shows. */
public final class ShellAverageRun {
    private static final int FINE = 120;

    private ShellAverageRun() {}

    /**
     * @param title what the movie is called
     * @param timeUnit the unit of its times, or ""
     * @param energies where to average; their shells must lie within the movie
     * @throws InvalidInputException if a shell leaves the picture
     */
    public static ShellAverageResult run(
            String title,
            PhaseMovie movie,
            String timeUnit,
            Hamiltonian1D hamiltonian,
            double[] energies,
            String energyUnit,
            Progress progress) {
        requireInside(hamiltonian, energies, movie.range());
        ShellMeans shells = new ShellMeans(hamiltonian, energies);
        ShellMeans fine = new ShellMeans(hamiltonian, graded(hamiltonian, energies[energies.length - 1]));
        int frames = movie.frames().size();
        double[][] means = new double[frames][];
        double[][] fineMeans = new double[frames][];
        double[] mass = new double[frames];
        double[] meanEnergy = new double[frames];
        for (int k = 0; k < frames; k++) {
            progress.check();
            progress.at((double) k / frames, "Shell average");
            GridDensity f = movie.density(k);
            means[k] = shells.means(f::at);
            fineMeans[k] = fine.means(f::at);
            mass[k] = movie.mass(k);
            meanEnergy[k] = meanEnergy(movie, k, hamiltonian);
        }
        double[] density = new double[energies.length];
        for (int i = 0; i < density.length; i++) {
            density[i] = shells.shell(i).density();
        }
        Optional<double[][]> fit = Optional.empty();
        if (frames > 1 && energies.length > 3) {
            SpreadingFit found = new SpreadingFit(fine, hamiltonian.lowestEnergy(), movie.times(), fineMeans);
            fit = Optional.of(new double[][] {
                between(fine.energies(), found.diffusion(), energies),
                between(fine.energies(), found.errors(), energies)
            });
        }
        String info = "Title: " + title + "\nProgram: Secular " + Version.CURRENT + "\nHamiltonian: p^2/2 + U, U: "
                + hamiltonian.potential().description() + "\nPicture: " + movie.columns() + " x " + movie.rows()
                + " pixels over x = " + movie.range().xFrom() + " to "
                + movie.range().xTo() + ", p = "
                + movie.range().pFrom() + " to " + movie.range().pTo() + "\nFrames: " + frames + "\n";
        return new ShellAverageResult(
                title,
                hamiltonian,
                movie.times(),
                timeUnit,
                energies.clone(),
                energyUnit,
                means,
                mass,
                meanEnergy,
                density,
                fit,
                info);
    }

    /** Energies up to the given one, E − E_min as the squares of even steps. */
    private static double[] graded(Hamiltonian1D hamiltonian, double highest) {
        double lowest = hamiltonian.lowestEnergy();
        double[] out = new double[FINE];
        for (int i = 0; i < FINE; i++) {
            double s = (i + 1.0) / FINE;
            out[i] = clear(hamiltonian, lowest + s * s * (highest - lowest), 1e-6 * (highest - lowest));
        }
        return out;
    }

    private static double clear(Hamiltonian1D hamiltonian, double energy, double trifle) {
        for (double critical : hamiltonian.criticalEnergies()) {
            if (Math.abs(energy - critical) < trifle) {
                return critical + trifle;
            }
        }
        return energy;
    }

    private static double[] between(double[] x, double[] y, double[] wanted) {
        double[] out = new double[wanted.length];
        int j = 0;
        for (int i = 0; i < out.length; i++) {
            while (j < x.length - 2 && x[j + 1] < wanted[i]) {
                j++;
            }
            double part = (wanted[i] - x[j]) / (x[j + 1] - x[j]);
            out[i] = (1 - part) * y[j] + part * y[j + 1];
        }
        return out;
    }

    /** Energies, evenly spaced, whose shells lie within a rectangle. */
    public static double[] energies(Hamiltonian1D hamiltonian, PhaseRange range, int count) {
        double lowest = hamiltonian.lowestEnergy();
        double low = lowest;
        double high = Math.min(
                lowest + Math.pow(Math.min(-range.pFrom(), range.pTo()), 2) / 2,
                lowest + 0.98 * (hamiltonian.escapeEnergy() - lowest));
        if (!(high > lowest)) {
            throw new InvalidInputException("p range", range.pFrom() + " to " + range.pTo(), "one with 0 inside");
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (inside(hamiltonian, middle, range)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (!(low > lowest)) {
            throw new InvalidInputException(
                    "picture",
                    "x = " + range.xFrom() + " to " + range.xTo(),
                    "one that holds the bottom of the well at x = "
                            + hamiltonian.bottom().position());
        }
        double[] out = new double[count];
        double trifle = 1e-6 * (low - lowest);
        for (int i = 0; i < count; i++) {
            out[i] = clear(hamiltonian, lowest + (i + 0.5) * 0.98 * (low - lowest) / count, trifle);
        }
        return out;
    }

    private static boolean inside(Hamiltonian1D hamiltonian, double energy, PhaseRange range) {
        for (double critical : hamiltonian.criticalEnergies()) {
            if (Math.abs(energy - critical) < 1e-12 * Math.abs(energy - hamiltonian.lowestEnergy())) {
                return true;
            }
        }
        double p = Math.sqrt(2 * (energy - hamiltonian.lowestEnergy()));
        return p <= range.pTo()
                && -p >= range.pFrom()
                && hamiltonian.shell(energy).orbits().stream()
                        .allMatch(o -> o.left() >= range.xFrom() && o.right() <= range.xTo());
    }

    private static void requireInside(Hamiltonian1D hamiltonian, double[] energies, PhaseRange range) {
        for (double energy : energies) {
            if (!inside(hamiltonian, energy, range)) {
                throw new InvalidInputException(
                        "energies", energy + ", whose shell leaves the picture", "energies of shells within it");
            }
        }
    }

    private static double meanEnergy(PhaseMovie movie, int frame, Hamiltonian1D hamiltonian) {
        PhaseRange r = movie.range();
        double[] f = movie.frames().get(frame);
        double energy = 0;
        double mass = 0;
        for (int j = 0; j < movie.rows(); j++) {
            double p = r.pFrom() + (j + 0.5) * (r.pTo() - r.pFrom()) / movie.rows();
            for (int i = 0; i < movie.columns(); i++) {
                double x = r.xFrom() + (i + 0.5) * (r.xTo() - r.xFrom()) / movie.columns();
                mass += f[j * movie.columns() + i];
                energy += f[j * movie.columns() + i] * hamiltonian.energy(x, p);
            }
        }
        return energy / mass;
    }
}
