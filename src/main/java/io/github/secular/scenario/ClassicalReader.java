package io.github.secular.scenario;

import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.ShellKernel;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads classical model files (sample-data/README.md) into scenarios, with the complaints of {@link ScenarioReader}.
 */
public final class ClassicalReader {
    private static final String[] KEYS = {"dimension", "energies", "solver", "tolerance", "relaxation"};
    private static final String[] SCALED = {"hamiltonian", "drive", "noises", "correlation", "epsilon"};
    private static final int COUNT = 80;
    private static final int RIM_POINTS = 200;
    private static final int KERNEL_SHELLS = 5;
    private static final int KERNEL_POINTS = 16;
    /** As near to a separatrix as shells are asked for, as a part of its energy. */
    private static final double NEAREST = 1e-10;

    /** The names of the classical samples that come with the program. */
    public static final List<String> SAMPLES = List.of(
            "forced-oscillator",
            "duffing-two-frequency",
            "double-well-telegraph",
            "rotating-noise",
            "trapped-ion",
            "anisotropic-trap",
            "trap-3d",
            "noisy-trap-3d",
            "two-invariants",
            "central-well",
            "morse-molecule",
            "quartic-well");

    private ClassicalReader() {}

    /** The names of those samples that have one degree of freedom. */
    public static List<String> wells() {
        return SAMPLES.stream()
                .filter(name -> sampleFile(name).dimension() == 1)
                .toList();
    }

    /** A sample that comes with the program, by its name with or without ".json". */
    public static ClassicalScenario sample(String name, String... overrides) {
        return sampleFile(name).with(overrides).classical();
    }

    /** The file of one, in any number of dimensions. */
    public static ModelFile sampleFile(String name) {
        return ModelFile.sample(name, SAMPLES);
    }

    /**
     * @param overrides see {@link Model#with}
     * @param images opens the image that the file may name, relative to the file
     */
    public static ClassicalScenario read(Path file, List<String> overrides, ImageSource images) {
        return ModelFile.open(file, images).with(overrides).classical();
    }

    /** The text of a model file, see {@link ModelFile#of}. */
    public static ClassicalScenario read(String json, String name, List<String> overrides) {
        return ModelFile.of(json, name).with(overrides).classical();
    }

    static ClassicalScenario read(ModelFile file) {
        Place root = new Place("", file.tree());
        ImageSource images = file.images();
        boolean lab = ModelHead.isLab(root, "classical");
        ModelHead.allow(root, KEYS, lab ? TrapSection.KEYS : SCALED);
        double[] times = StateSection.times(root);
        Hamiltonian1D hamiltonian;
        ShakingPotential shaking;
        InitialDensity initial;
        double epsilon;
        Units units = Units.SCALED;
        List<String> notes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (lab) {
            TrapSection trap = TrapSection.read(root);
            hamiltonian = trap.hamiltonian();
            shaking = trap.shaking();
            initial = trap.initial();
            epsilon = trap.epsilon();
            units = Units.lab(trap.timeUnit());
            for (int i = 0; i < times.length; i++) {
                times[i] /= trap.timeUnit();
            }
            notes.addAll(trap.notes());
        } else {
            hamiltonian = HamiltonianSection.read(root.get("hamiltonian"));
            shaking = ShakingSection.read(root, times, warnings);
            notes.addAll(TableSection.notes(root, ""));
            epsilon = root.get("epsilon").positive();
            initial = root.has("initial")
                    ? DensitySection.read(root.get("initial"), hamiltonian, images)
                    : new GaussianDensity(hamiltonian.bottom().position(), 0, 1);
        }
        root.find("initial").flatMap(i -> unitNote(i, images)).ifPresent(notes::add);
        requireInside(
                initial,
                hamiltonian,
                root.find("tolerance").map(Place::tolerance).orElse(ClassicalScenario.TOLERANCE));
        Optional<Place> given = root.find("energies");
        double[] energies = energies(given, hamiltonian, initial, notes);
        if (!lab) {
            Features.check(root, hamiltonian, energies);
        }
        Relaxation relaxation = checked(relaxation(root), hamiltonian, energies);
        double reach = given.filter(e -> e.node().isObject())
                .flatMap(e -> e.find("reach"))
                .map(Place::number)
                .orElse(Double.NaN);
        return new ClassicalScenario(
                ModelHead.of(file, times, units, ClassicalScenario.TOLERANCE, notes, warnings),
                new VlasovProblem(hamiltonian, relaxation, shaking, epsilon, initial, reach),
                energies);
    }

    /** An image brings its own unit along; the model has none. */
    private static Optional<String> unitNote(Place initial, ImageSource images) {
        if (!initial.node().isObject() || !initial.has("image") || initial.has("x") && initial.has("p")) {
            return Optional.empty();
        }
        String name = initial.get("image").text();
        String unit = images.unit(Path.of(name));
        return unit.isEmpty()
                ? Optional.empty()
                : Optional.of("The image " + name + " is calibrated in " + unit + "; its numbers are taken for x and p"
                        + " of the model, which have no unit: give the ranges \"x\" and \"p\" where they differ.");
    }

    /**
     * What begins above the rim of a well that opens has no shell to belong to.
     *
     * @param tolerance the part of the density that may
     * @throws InvalidInputException if more of it does
     */
    public static void requireInside(InitialDensity initial, Hamiltonian1D hamiltonian, double tolerance) {
        if (!hamiltonian.opensAtRim() && !hamiltonian.absorbs()) {
            return;
        }
        double edge = Math.min(hamiltonian.top(), hamiltonian.escapeEnergy());
        PhaseRange r = initial.extent();
        double all = 0;
        double outside = 0;
        boolean opens = hamiltonian.opensAtRim();
        double left = opens ? hamiltonian.criticalPoints().get(0).position() : Double.NEGATIVE_INFINITY;
        double right = opens
                ? hamiltonian
                        .criticalPoints()
                        .get(hamiltonian.criticalPoints().size() - 1)
                        .position()
                : Double.POSITIVE_INFINITY;
        for (int i = 0; i < RIM_POINTS; i++) {
            for (int j = 0; j < RIM_POINTS; j++) {
                double x = r.xFrom() + (i + 0.5) / RIM_POINTS * (r.xTo() - r.xFrom());
                double p = r.pFrom() + (j + 0.5) / RIM_POINTS * (r.pTo() - r.pFrom());
                double f = Math.abs(initial.at(x, p));
                all += f;
                boolean isInside = x >= left && x <= right && hamiltonian.energy(x, p) < edge;
                outside += isInside ? 0 : f;
            }
        }
        requireInside(outside / all, edge, hamiltonian.absorbs(), tolerance);
    }

    /**
     * @param outside the part of a density that lies outside the well
     * @param edge the energy up to which the well reaches
     * @param absorbs whether there is a top, else the well opens by itself
     */
    static void requireInside(double outside, double edge, boolean absorbs, double tolerance) {
        if (!(outside <= tolerance)) {
            throw new InvalidInputException(
                    "initial",
                    Sentence.of(
                            absorbs
                                    ? "a density of which %.2g lies beyond the top of the well, at the energy %.6g"
                                    : "a density of which %.2g lies beyond the rim of the well, which opens at the energy"
                                            + " %.6g",
                            outside,
                            edge),
                    "a start inside the well: a smaller variance or temperature, or a potential that rises on all"
                            + " sides");
        }
    }

    private static Relaxation relaxation(Place root) {
        if (!root.has("relaxation")) {
            return Relaxation.NONE;
        }
        Place place = root.get("relaxation").allow("gamma", "exponent", "kernel");
        Relaxation rate = rate(place);
        return HamiltonianSection.placed(
                place.path(), () -> place.has("kernel") ? withKernel(rate, place.get("kernel")) : rate);
    }

    /** γ ε^μ of a "relaxation". */
    static Relaxation rate(Place place) {
        Place gamma = place.get("gamma");
        return HamiltonianSection.placed(place.path(), () -> {
            Relaxation out = gamma.node().isTextual()
                    ? Relaxation.formula(gamma.text())
                    : Relaxation.constant(gamma.nonNegative());
            return place.has("exponent") ? out.vanishing(place.get("exponent").nonNegative()) : out;
        });
    }

    /** Coefficients b_k, or an object with a formula in phi or in x, p, x2, p2. */
    private static Relaxation withKernel(Relaxation relaxation, Place kernel) {
        if (!kernel.node().isObject()) {
            return relaxation.withKernel(kernel.numbers());
        }
        Place formula = kernel.allow("formula").get("formula");
        return HamiltonianSection.placed(formula.path(), () -> relaxation.withKernelFormula(formula.text()));
    }

    /** Looks at a general kernel on some of the shells to be reported. */
    private static Relaxation checked(Relaxation relaxation, Hamiltonian1D hamiltonian, double[] energies) {
        if (relaxation.shellKernel().isPresent()) {
            ShellKernel kernel = relaxation.shellKernel().get();
            for (int i = 0; i < KERNEL_SHELLS; i++) {
                double energy = energies[i * (energies.length - 1) / (KERNEL_SHELLS - 1)];
                HamiltonianSection.placed("relaxation", () -> kernel.largest(hamiltonian.shell(energy), KERNEL_POINTS));
            }
        }
        return relaxation;
    }

    /** The energies of the file, or the middles of equal cells from the lowest energy up. */
    private static double[] energies(
            Optional<Place> given, Hamiltonian1D hamiltonian, InitialDensity initial, List<String> notes) {
        double lowest = hamiltonian.lowestEnergy();
        double edge = Math.min(hamiltonian.top(), hamiltonian.escapeEnergy());
        Optional<Place> listed = given.filter(e -> e.node().isArray())
                .or(() -> given.filter(e -> e.node().isObject() && e.has("list"))
                        .map(e -> e.allow("list", "reach").get("list")));
        if (listed.isPresent()) {
            List<Place> list = listed.get().list();
            if (list.isEmpty()) {
                throw listed.get().wrong("at least one energy");
            }
            double[] out = new double[list.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = list.get(i).number();
                if (!(out[i] > (i == 0 ? lowest : out[i - 1]) && out[i] < edge)) {
                    throw list.get(i)
                            .wrong("energies above the lowest, " + lowest + ", increasing, and below that of escape, "
                                    + edge);
                }
            }
            return listedOffSeparatrices(out, hamiltonian, notes);
        }
        given.ifPresent(p -> p.allow("max", "count", "reach", "list"));
        int count = given.flatMap(p -> p.find("count")).map(Place::integer).orElse(COUNT);
        if (count < 2 || count > 100_000) {
            throw new InvalidInputException("energies.count", "" + count, "an integer from 2 to 100000");
        }
        double max = given.flatMap(p -> p.find("max"))
                .map(Place::number)
                .orElseGet(() -> Math.min(
                        lowest + 6 * (Moments.of(initial, hamiltonian).energy() - lowest),
                        lowest + 0.98 * (edge - lowest)));
        if (!(max > lowest && max < edge)) {
            throw new InvalidInputException(
                    "energies.max",
                    "" + max,
                    "an energy above the lowest, " + lowest + ", and below that of escape, " + edge);
        }
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = lowest + (i + 0.5) * (max - lowest) / count;
        }
        return offSeparatrices(out, hamiltonian);
    }

    /** Listed energies stay as they are, but for those on a separatrix itself, and of these a note is made. */
    private static double[] listedOffSeparatrices(double[] energies, Hamiltonian1D hamiltonian, List<String> notes) {
        for (int i = 0; i < energies.length; i++) {
            for (double critical : hamiltonian.criticalEnergies()) {
                double nearest = NEAREST * Math.max(Math.abs(critical), critical - hamiltonian.lowestEnergy());
                if (Math.abs(energies[i] - critical) < nearest) {
                    double moved = critical + nearest;
                    notes.add(
                            "The energy " + energies[i] + " is that of a separatrix or of the bottom of a further well,"
                                    + " where shells change their kind: " + moved + " is taken instead.");
                    energies[i] = moved;
                }
            }
        }
        return energies;
    }

    /** At a separatrix itself the period is infinite: an energy that falls on one moves up a trifle. */
    private static double[] offSeparatrices(double[] energies, Hamiltonian1D hamiltonian) {
        double trifle = 1e-6 * (energies[energies.length - 1] - hamiltonian.lowestEnergy());
        for (int i = 0; i < energies.length; i++) {
            for (double critical : hamiltonian.criticalEnergies()) {
                if (Math.abs(energies[i] - critical) < trifle) {
                    energies[i] = critical + trifle;
                }
            }
        }
        return energies;
    }
}
