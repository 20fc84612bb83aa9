package io.github.secular.scenario;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The "wave" of a scaled model. */
final class WaveSection {
    private WaveSection() {}

    /** Whether this is the rotating wave of the exact two-level example (doc/quantum.md, Q3.1). */
    static boolean isRotating(Place wave) {
        wave.object();
        return wave.has("type")
                && wave.get("type").choice("quasi-periodic", "rotating").equals("rotating");
    }

    /** ω_1 … ω_r with the digits of the file; given as angular frequencies, or as cycles (ω = 2π Ω). */
    static List<BigDecimal> frequencies(Place wave) {
        if (wave.has("frequencies") == wave.has("cycles")) {
            throw new InvalidInputException(
                    wave.path(),
                    wave.has("cycles") ? "both \"frequencies\" and \"cycles\"" : "no \"frequencies\"",
                    "frequencies (angular), or cycles (angular frequencies divided by 2 pi)");
        }
        boolean cycles = wave.has("cycles");
        List<BigDecimal> out = new ArrayList<>();
        for (Place p : wave.get(cycles ? "cycles" : "frequencies").list()) {
            if (p.number() == 0) {
                throw p.wrong("a number other than 0 (a static part is the harmonic with index 0)");
            }
            out.add(cycles ? new BigDecimal(2 * Math.PI * p.number()) : p.decimal());
        }
        return out;
    }

    /**
     * @param coupling the coupling matrix, where the file has one
     * @param times slow times at which envelopes are checked to be finite
     */
    static Wave read(
            Place wave, int n, List<BigDecimal> frequencies, Optional<ComplexMatrix> coupling, double[] times) {
        wave.allow("type", "frequencies", "cycles", "harmonics");
        BaseFrequencies base = base(wave, frequencies);
        List<Harmonic> harmonics = new ArrayList<>();
        List<Harmonic> probes = new ArrayList<>();
        List<int[]> indices = new ArrayList<>();
        List<Place> turning = new ArrayList<>();
        for (Place p : wave.get("harmonics").list()) {
            p.allow("index", "amplitude", "matrix", "envelope", "phase", "probe");
            int[] index = p.get("index").integers(base.count(), "one per base frequency");
            boolean isProbe = isProbe(p, index, base);
            if (!isProbe) {
                indices.add(index);
            } else if (probes.stream().anyMatch(h -> Arrays.equals(h.oppositeIndex(), index))) {
                throw p.wrong("one harmonic of each pair of a probe, for its partner is made from it");
            }
            SlowFactor factor = SlowFactor.read(p, times);
            if (p.has("phase") && base.isZero(index)) {
                throw p.get("phase").wrong("no phase for a harmonic of frequency 0");
            }
            if (factor.isTurning() && !isProbe) {
                turning.add(p);
            }
            (isProbe ? probes : harmonics).addAll(enveloped(index, matrix(p, n, coupling), factor));
        }
        requireAlone(turning, indices, base);
        return build(wave, n, base, harmonics).withProbes(probes);
    }

    /** Whether a harmonic, or a tone, is marked as a probe (doc/bloch-solvers.md, B11.9). */
    static boolean isProbe(Place p, int[] index, BaseFrequencies base) {
        boolean marked = p.find("probe").map(Place::flag).orElse(false);
        if (marked && base.isZero(index)) {
            throw p.get("probe").wrong("no probe of frequency 0");
        }
        return marked;
    }

    static BaseFrequencies base(Place wave, List<BigDecimal> frequencies) {
        try {
            return new BaseFrequencies(
                    frequencies.stream().mapToDouble(BigDecimal::doubleValue).toArray());
        } catch (InvalidInputException e) {
            throw e.within(wave.path());
        }
    }

    /** Completes harmonics by their adjoint partners and builds the wave. */
    static Wave build(Place wave, int n, BaseFrequencies base, List<Harmonic> harmonics) {
        List<Harmonic> complete = new ArrayList<>(harmonics);
        for (Harmonic h : harmonics) {
            if (harmonics.stream().noneMatch(o -> base.areEqual(h.index(), o.index(), -1))) {
                complete.add(new Harmonic(h.oppositeIndex(), h.matrix().adjoint(), h.envelope()));
            }
        }
        try {
            return new Wave(n, base, complete);
        } catch (InvalidInputException e) {
            throw e.within(wave.path());
        }
    }

    private static ComplexMatrix matrix(Place harmonic, int n, Optional<ComplexMatrix> coupling) {
        if (harmonic.has("matrix") == harmonic.has("amplitude")) {
            throw new InvalidInputException(
                    harmonic.path(),
                    harmonic.has("matrix") ? "both \"matrix\" and \"amplitude\"" : "no \"amplitude\"",
                    "an amplitude times the coupling matrix, or a matrix of its own");
        }
        ComplexMatrix matrix;
        if (harmonic.has("matrix")) {
            matrix = harmonic.get("matrix").complexMatrix(n);
        } else {
            double[] amplitude = harmonic.get("amplitude").complex();
            matrix = coupling.orElseThrow(() -> new InvalidInputException(
                            harmonic.path(),
                            "an \"amplitude\" without a \"coupling\" matrix in the file",
                            "a coupling matrix beside the wave, or a matrix per harmonic"))
                    .times(amplitude[0], amplitude[1]);
        }
        return matrix;
    }

    /** The harmonics that make V̂ times a slow factor; what is constant becomes a factor of the matrix. */
    static List<Harmonic> enveloped(int[] index, ComplexMatrix matrix, SlowFactor factor) {
        return factor.parts().stream()
                .map(part -> new Harmonic(index, matrix.times(part.re(), part.im()), part.envelope()))
                .toList();
    }

    /** The partner of a harmonic whose phase moves is made from it, not given. */
    private static void requireAlone(List<Place> turning, List<int[]> indices, BaseFrequencies base) {
        for (Place p : turning) {
            int[] index = p.get("index").integers(base.count(), "one per base frequency");
            if (indices.stream().anyMatch(other -> base.areEqual(index, other, -1))) {
                throw new InvalidInputException(
                        p.path(),
                        "a phase that changes in time, and a harmonic of the opposite frequency in the file",
                        "one of the two harmonics only, for its partner is made from it");
            }
        }
    }
}
