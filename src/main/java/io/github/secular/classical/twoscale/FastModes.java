package io.github.secular.classical.twoscale;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.Lattice;
import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseModes;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dependence of f on fast time as a list of modes j: e^{iξ·ντ} for a quasi-periodic drive, the eigenfunctions of
 * the generator for a random one. Mode j obeys ∂_τ f_j = −(decay_j + i frequency_j) f_j + …, and the drive is
 * V = Σ_c g_c(x, p) ⊗ C^c with Hermitian matrices C^c between modes, one for each channel c.
 */
final class FastModes {
    private final List<PhaseFunction> shapes = new ArrayList<>();
    private final List<Envelope> envelopes = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final double[] decay;
    private final double[] frequency;
    private final boolean random;
    private final List<double[]> signals = new ArrayList<>();
    /** Of every mode, ξ for a quasi-periodic drive or the degrees in each noise; and the way back. */
    private final List<int[]> lattice = new ArrayList<>();

    private final Map<List<Integer>, Integer> numbers = new HashMap<>();

    /** An entry (row, column) of the matrix of a channel. */
    record Entry(int channel, int row, int column, double re, double im) {}

    private FastModes(double[] decay, double[] frequency, boolean random) {
        this.decay = decay;
        this.frequency = frequency;
        this.random = random;
    }

    /**
     * @param highest of the harmonics ξ, |ξ|₁ at most this, or the number of Hermite polynomials beyond the first
     * @throws RefusalException for noises whose average is no Markov chain of few modes
     */
    static FastModes of(ShakingPotential shaking, int highest) {
        return shaking instanceof QuasiPeriodicPotential v
                ? quasiPeriodic(v, highest)
                : random((RandomPotential) shaking, highest);
    }

    private static FastModes quasiPeriodic(QuasiPeriodicPotential v, int highest) {
        List<int[]> lattice = new ArrayList<>();
        lattice.add(new int[v.dimension()]);
        new Lattice(v.dimension(), highest).forEach(a -> {
            if (Lattice.norm(a) > 0) {
                lattice.add(a.clone());
            }
        });
        double[] frequency = lattice.stream().mapToDouble(v::frequency).toArray();
        FastModes modes = new FastModes(new double[lattice.size()], frequency, false);
        lattice.forEach(modes::gather);
        for (CosineTerm term : v.terms()) {
            double nu = v.frequency(term.index());
            double half = term.isStatic() ? 1 : 0.5;
            if (!term.cosine().isZero()) {
                int c = modes.channel(term.cosine(), term.envelope(), nu, 1, 0);
                modes.couple(term.index(), c, half, 0, term.isStatic());
            }
            if (!term.sine().isZero() && !term.isStatic()) {
                int c = modes.channel(term.sine(), term.envelope(), nu, 0, 1);
                modes.couple(term.index(), c, 0, -half, false);
            }
        }
        return modes;
    }

    private int channel(PhaseFunction shape, Envelope envelope, double nu, double cosine, double sine) {
        shapes.add(shape);
        envelopes.add(envelope);
        signals.add(new double[] {nu, cosine, sine});
        return shapes.size() - 1;
    }

    private void couple(int[] index, int channel, double re, double im, boolean isStatic) {
        for (int column = 0; column < lattice.size(); column++) {
            for (int sign = 1; sign >= (isStatic ? 1 : -1); sign -= 2) {
                Integer row = numbers.get(Lattice.key(Lattice.sum(lattice.get(column), index, sign)));
                if (row != null) {
                    entries.add(new Entry(channel, row, column, re, sign * im));
                }
            }
        }
    }

    private void gather(int[] index) {
        numbers.put(Lattice.key(index), lattice.size());
        lattice.add(index.clone());
    }

    /**
     * The modes of a choice only, in ascending order; the first, which stands for the mean, has to be among them.
     *
     * @param kept whether to keep each mode
     */
    FastModes restrictedTo(boolean[] kept) {
        int[] renumbered = new int[size()];
        int count = 0;
        for (int j = 0; j < size(); j++) {
            renumbered[j] = kept[j] ? count++ : -1;
        }
        double[] someDecay = new double[count];
        double[] someFrequency = new double[count];
        FastModes out = new FastModes(someDecay, someFrequency, random);
        for (int j = 0; j < size(); j++) {
            if (kept[j]) {
                someDecay[renumbered[j]] = decay[j];
                someFrequency[renumbered[j]] = frequency[j];
                out.gather(lattice.get(j));
            }
        }
        out.shapes.addAll(shapes);
        out.envelopes.addAll(envelopes);
        out.signals.addAll(signals);
        for (Entry e : entries) {
            if (kept[e.row] && kept[e.column]) {
                out.entries.add(new Entry(e.channel, renumbered[e.row], renumbered[e.column], e.re, e.im));
            }
        }
        return out;
    }

    /** Products of the modes of independent noises; a Gaussian one has Hermite polynomials, in all up to a degree. */
    private static FastModes random(RandomPotential v, int highest) {
        List<NoiseSignal> sources = NoiseSignal.sources(v.signals());
        for (NoiseSignal s : v.signals()) {
            if (s.isCarried()) {
                throw new RefusalException(
                        "The two-scale solver knows no noise on a carrier, but there is " + s.description() + ".");
            }
        }
        List<int[]> degrees = new ArrayList<>();
        degrees.add(new int[sources.size()]);
        for (int q = 0; q < sources.size(); q++) {
            boolean gaussian = gaussian(sources.get(q).noise());
            for (int[] lower : List.copyOf(degrees)) {
                int most = gaussian
                        ? highest - gaussianDegree(sources, lower)
                        : sources.get(q).noise().modes().orElseThrow().size() - 1;
                for (int d = 1; d <= most; d++) {
                    int[] more = lower.clone();
                    more[q] = d;
                    degrees.add(more);
                }
            }
        }
        double[] decay = new double[degrees.size()];
        for (int j = 0; j < decay.length; j++) {
            for (int q = 0; q < sources.size(); q++) {
                decay[j] += sources.get(q).noise().modes().orElseThrow().rate(degrees.get(j)[q]);
            }
        }
        FastModes modes = new FastModes(decay, new double[decay.length], true);
        degrees.forEach(modes::gather);
        for (int c = 0; c < v.parts().size(); c++) {
            NoiseSignal signal = v.parts().get(c).signal();
            modes.ladder(c, NoiseSignal.indexOf(sources, signal.source()), signal.noise());
            modes.shapes.add(v.parts().get(c).shape());
            modes.envelopes.add(Envelope.ONE);
        }
        return modes;
    }

    private static boolean gaussian(Noise noise) {
        if (noise.modes().isPresent() && noise.cells().isEmpty()) {
            return noise.modes().get().isGaussian();
        }
        throw new RefusalException("The two-scale solver averages telegraph and Ornstein-Uhlenbeck noise only, but"
                + " the noise is " + noise.description() + ".");
    }

    private static int gaussianDegree(List<NoiseSignal> sources, int[] degrees) {
        int out = 0;
        for (int q = 0; q < degrees.length; q++) {
            out += gaussian(sources.get(q).noise()) ? degrees[q] : 0;
        }
        return out;
    }

    /** The noise of a channel leads from a mode to those whose degree in it is one more or less. @param source which it is */
    private void ladder(int channel, int source, Noise noise) {
        NoiseModes modes = noise.modes().orElseThrow();
        for (int l = 0; l < lattice.size(); l++) {
            int[] up = lattice.get(l).clone();
            up[source]++;
            Integer j = numbers.get(Lattice.key(up));
            if (j != null) {
                double c = modes.coupling(up[source] - 1);
                entries.add(new Entry(channel, j, l, c, 0));
                entries.add(new Entry(channel, l, j, c, 0));
            }
        }
    }

    int size() {
        return decay.length;
    }

    int channels() {
        return shapes.size();
    }

    PhaseFunction shape(int channel) {
        return shapes.get(channel);
    }

    /** The slow factor of a channel. */
    double envelope(int channel, double t) {
        return envelopes.get(channel).at(t);
    }

    boolean isSteady() {
        return envelopes.stream().allMatch(Envelope::isConstant);
    }

    List<Entry> entries() {
        return entries;
    }

    double decay(int mode) {
        return decay[mode];
    }

    double frequency(int mode) {
        return frequency[mode];
    }

    /** Writes the factors (re, im) with which the modes make up f (or its mean) at fast time τ. */
    void weights(double tau, double[] out) {
        for (int j = 0; j < size(); j++) {
            out[2 * j] = random ? (j == 0 ? 1 : 0) : Math.cos(frequency[j] * tau);
            out[2 * j + 1] = random ? 0 : Math.sin(frequency[j] * tau);
        }
    }

    boolean isRandom() {
        return random;
    }

    /** The modes with the phases of a quasi-periodic drive resolved in time: one, or those of the noise. */
    int resolvedSize() {
        return random ? size() : 1;
    }

    double resolvedDecay(int mode) {
        return random ? decay[mode] : 0;
    }

    /** The value of a channel of a quasi-periodic drive, its function left out, at fast time τ, slow time t. */
    double resolved(int channel, double t, double tau) {
        double[] s = signals.get(channel);
        return envelope(channel, t) * (s[1] * Math.cos(s[0] * tau) + s[2] * Math.sin(s[0] * tau));
    }
}
