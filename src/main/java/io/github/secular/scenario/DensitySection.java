package io.github.secular.scenario;

import static io.github.secular.scenario.HamiltonianSection.interval;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.FunctionDensity;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.GridDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** The "initial" density of a classical model; of mass 1 unless told otherwise. */
final class DensitySection {
    /** A density that has fallen below this part of its largest value is negligible: e^(−37) = 1e-16. */
    private static final double REACH = 37;

    private static final String[] KINDS = {"gaussian", "thermal", "shell", "formula", "grid", "image"};

    private DensitySection() {}

    static InitialDensity read(Place initial, Hamiltonian1D hamiltonian, ImageSource images) {
        initial.object();
        List<String> found = List.of(KINDS).stream().filter(initial::has).toList();
        if (found.size() != 1) {
            throw new InvalidInputException(
                    initial.path(), found.size() + " of the keys " + String.join(", ", KINDS), "exactly one of them");
        }
        String kind = found.get(0);
        Place place = initial.get(kind);
        return placed(initial.path(), place.path(), () -> switch (kind) {
            case "gaussian" -> gaussian(initial.allow("gaussian").get("gaussian"));
            case "thermal" -> thermal(initial.allow("thermal", "mass"), hamiltonian);
            case "shell" -> shell(initial.allow("shell", "mass"), hamiltonian);
            case "formula" -> {
                ShakingSection.function(
                        initial.allow("formula", "x", "p", "mass").get("formula"));
                Features.start(initial.get("formula"), range(initial));
                yield new FunctionDensity(
                        ShakingSection.function(
                                initial.allow("formula", "x", "p", "mass").get("formula")),
                        range(initial),
                        HamiltonianSection.positive(initial, "mass", 1));
            }
            case "image" ->
                image(initial.allow("image", "x", "p", "frame", "normalise", "allowNegative", "mass"), images);
            default -> grid(initial.allow("grid", "x", "p", "mass"));
        });
    }

    /** Complaints that name a place of the section already keep it. */
    private static InitialDensity placed(String section, String path, Supplier<InitialDensity> made) {
        try {
            return made.get();
        } catch (InvalidInputException e) {
            boolean known = e.where().equals(section) || e.where().startsWith(section + ".");
            throw known ? e : e.within(path);
        }
    }

    private static InitialDensity gaussian(Place place) {
        place.allow("x", "p", "variance");
        return new GaussianDensity(
                place.find("x").map(Place::number).orElse(0.0),
                place.find("p").map(Place::number).orElse(0.0),
                place.get("variance").positive());
    }

    /** exp(−(H0 − E_min)/T). */
    private static InitialDensity thermal(Place initial, Hamiltonian1D hamiltonian) {
        double temperature =
                initial.get("thermal").allow("temperature").get("temperature").positive();
        double mass = HamiltonianSection.positive(initial, "mass", 1);
        double lowest = hamiltonian.lowestEnergy();
        if (mass == 1 && isUnitHarmonic(hamiltonian)) {
            return new GaussianDensity(hamiltonian.bottom().position(), 0, temperature);
        }
        return new FunctionDensity(
                new OfEnergy(
                        hamiltonian,
                        e -> Math.exp(-(e - lowest) / temperature),
                        e -> -Math.exp(-(e - lowest) / temperature) / temperature,
                        "thermal, temperature " + temperature),
                within(hamiltonian, lowest + REACH * temperature),
                mass);
    }

    /** Whether the well is x²/2, in which a thermal density is a round Gaussian. */
    private static boolean isUnitHarmonic(Hamiltonian1D hamiltonian) {
        for (double x : new double[] {-3, -1.3, 0.4, 2.1}) {
            if (Math.abs(hamiltonian.potential().slope(x) - x) > 1e-14 * Math.abs(x)) {
                return false;
            }
        }
        return true;
    }

    /** exp(−(H0 − E)²/(2 width²)). */
    private static InitialDensity shell(Place initial, Hamiltonian1D hamiltonian) {
        Place place = initial.get("shell").allow("energy", "width");
        double energy = place.get("energy").number();
        double width = place.get("width").positive();
        if (!(energy >= hamiltonian.lowestEnergy())) {
            throw place.get("energy").wrong("an energy of at least " + hamiltonian.lowestEnergy());
        }
        DoubleUnaryOperator value = e -> Math.exp(-(e - energy) * (e - energy) / (2 * width * width));
        return new FunctionDensity(
                new OfEnergy(
                        hamiltonian,
                        value,
                        e -> -(e - energy) / (width * width) * value.applyAsDouble(e),
                        "shell at E = " + energy + " of width " + width),
                within(hamiltonian, energy + Math.sqrt(2 * REACH) * width),
                HamiltonianSection.positive(initial, "mass", 1));
    }

    private static InitialDensity grid(Place initial) {
        List<Place> rows = initial.get("grid").list();
        int columns = rows.isEmpty() ? 0 : rows.get(0).list().size();
        double[] values = new double[rows.size() * columns];
        PhaseRange range = range(initial);
        double sum = 0;
        for (int j = 0; j < rows.size(); j++) {
            List<Place> row = rows.get(j).list(columns, "as in the first row");
            for (int i = 0; i < columns; i++) {
                values[j * columns + i] = row.get(i).nonNegative();
                sum += values[j * columns + i];
            }
        }
        double cell = (range.xTo() - range.xFrom()) / columns * ((range.pTo() - range.pFrom()) / rows.size());
        if (!(sum > 0)) {
            throw initial.get("grid").wrong("at least one value above 0");
        }
        double factor = HamiltonianSection.positive(initial, "mass", 1) / (sum * cell);
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return new GridDensity(range, columns, rows.size(), values);
    }

    /** A frame of an image file; of mass 1 unless told otherwise. */
    private static InitialDensity image(Place initial, ImageSource images) {
        boolean normalise = initial.find("normalise").map(Place::flag).orElse(true);
        if (!normalise && initial.has("mass")) {
            throw initial.get("mass").wrong("no mass beside normalise = false");
        }
        double[] ranges = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        initial.find("x").ifPresent(x -> System.arraycopy(interval(x), 0, ranges, 0, 2));
        initial.find("p").ifPresent(p -> System.arraycopy(interval(p), 0, ranges, 2, 2));
        int frame = initial.find("frame").map(Place::integer).orElse(1);
        Path file;
        try {
            file = Path.of(initial.get("image").text());
        } catch (InvalidPathException e) {
            throw initial.get("image").wrong("the name of an image file");
        }
        return images.frame(
                        file,
                        ranges,
                        frame,
                        initial.find("allowNegative").map(Place::flag).orElse(false))
                .density(0, normalise ? HamiltonianSection.positive(initial, "mass", 1) : Double.NaN);
    }

    private static PhaseRange range(Place initial) {
        double[] x = interval(initial.get("x"));
        double[] p = interval(initial.get("p"));
        return new PhaseRange(x[0], x[1], p[0], p[1]);
    }

    /** The rectangle around all motions up to an energy, or nearly up to the escape energy if that is lower. */
    static PhaseRange within(Hamiltonian1D hamiltonian, double energy) {
        double lowest = hamiltonian.lowestEnergy();
        double top = Math.min(energy, lowest + 0.999 * (hamiltonian.escapeEnergy() - lowest));
        for (double separatrix : hamiltonian.criticalEnergies()) {
            if (Math.abs(top - separatrix) < 1e-9 * (top - lowest)) {
                top = separatrix + 1e-6 * (top - lowest);
            }
        }
        EnergyShell shell = hamiltonian.shell(top);
        double p = Math.sqrt(2 * (top - lowest));
        return new PhaseRange(
                shell.orbits().get(0).left(),
                shell.orbits().get(shell.orbits().size() - 1).right(),
                -p,
                p);
    }

    /** A function of H0 alone. */
    private record OfEnergy(
            Hamiltonian1D hamiltonian, DoubleUnaryOperator value, DoubleUnaryOperator slope, String description)
            implements PhaseFunction {
        @Override
        public double at(double x, double p) {
            return value.applyAsDouble(hamiltonian.energy(x, p));
        }

        @Override
        public double byPosition(double x, double p) {
            return slope.applyAsDouble(hamiltonian.energy(x, p))
                    * hamiltonian.potential().slope(x);
        }

        @Override
        public double byMomentum(double x, double p) {
            return slope.applyAsDouble(hamiltonian.energy(x, p)) * p;
        }

        @Override
        public String toString() {
            return description;
        }
    }
}
