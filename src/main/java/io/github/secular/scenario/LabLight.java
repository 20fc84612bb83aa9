package io.github.secular.scenario;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The light of a laboratory model: tones E_0 cos(a·ω t + phase) of linear polarisation, each with the dipoles
 * projected on its polarisation.
 *
 * @param omega base frequencies, rad/s, with the digits of the file
 * @param indices one per tone
 * @param harmonics d φ_a/ħ in rad/s, with envelopes in seconds, of all tones but the probes
 * @param probes the same of tones that are marked as probes, one of each pair ±a
 * @param dipoles d in C m, where the file gives one for all tones
 */
record LabLight(
        List<BigDecimal> omega,
        List<int[]> indices,
        List<Harmonic> harmonics,
        List<Harmonic> probes,
        Optional<ComplexMatrix> dipoles) {
    /** @param times seconds, at which envelopes are checked */
    static LabLight read(Place root, int n, double[] times) {
        Place light = root.get("light").allow("frequencies", "unit", "tones", "intensityFactor");
        Optional<ComplexMatrix> common = root.find("dipoles").map(p -> dipoles(p, n));
        List<BigDecimal> omega = new ArrayList<>();
        for (Place p : light.get("frequencies").list()) {
            if (p.number() == 0) {
                throw p.wrong("a number other than 0");
            }
            omega.add(LabUnits.light(p, light.get("unit")));
        }
        double brightness = light.find("intensityFactor").map(Place::positive).orElse(1.0);
        List<int[]> indices = new ArrayList<>();
        BaseFrequencies base = WaveSection.base(light, omega);
        List<Harmonic> harmonics = new ArrayList<>();
        List<Harmonic> probes = new ArrayList<>();
        for (Place tone : light.get("tones").list()) {
            tone.allow("index", "intensity", "field", "unit", "phase", "dipoles", "envelope", "probe");
            int[] index = tone.get("index").integers(omega.size(), "one per base frequency");
            ComplexMatrix d = tone.find("dipoles")
                    .map(p -> dipoles(p, n))
                    .or(() -> common)
                    .orElseThrow(() -> new InvalidInputException(
                            tone.path(), "no dipoles", "\"dipoles\" in the tone, or for all tones beside the light"));
            double amplitude = Math.sqrt(brightness) * peakField(tone) / PhysicalConstants.HBAR;
            SlowFactor factor = SlowFactor.read(tone, times);
            boolean isProbe = WaveSection.isProbe(tone, index, base);
            boolean isStatic = java.util.Arrays.stream(index).allMatch(j -> j == 0);
            if (isStatic) {
                if (tone.has("intensity")
                        || factor.isTurning()
                        || factor.parts().get(0).im() != 0) {
                    throw new InvalidInputException(
                            tone.path(), "a tone of frequency 0 with an intensity or a phase", "a static field");
                }
                harmonics.addAll(WaveSection.enveloped(index, d.times(amplitude, 0), factor));
            } else if (isProbe) {
                probes.addAll(WaveSection.enveloped(index, d.times(amplitude / 2, 0), factor));
            } else {
                // a real wave E0 cos(a.om t + phase): phi_a = E0 exp(i phase)/2, phi_{-a}
                // its conjugate (doc/light.md, L2.4)
                for (Harmonic up : WaveSection.enveloped(index, d.times(amplitude / 2, 0), factor)) {
                    harmonics.add(up);
                    harmonics.add(up.opposite());
                }
            }
            indices.add(index);
        }
        return new LabLight(omega, indices, harmonics, probes, common);
    }

    /** E_0 in V/m: given, or sqrt(2 I/(c ε_0)). */
    static double peakField(Place tone) {
        if (tone.hasOther("intensity", "field")) {
            tone.find("unit").ifPresent(p -> p.choice("V/m"));
            return tone.get("field").number();
        }
        double intensity = tone.get("intensity").nonNegative() * LabUnits.intensity(tone.get("unit"));
        return Math.sqrt(2 * intensity / (PhysicalConstants.C * PhysicalConstants.EPSILON_0));
    }

    /** The dipoles along the polarisation, C m, Hermitian. */
    private static ComplexMatrix dipoles(Place place, int n) {
        place.allow("unit", "matrix", "entries");
        double unit = LabUnits.dipole(place.get("unit"));
        if (!place.hasOther("matrix", "entries")) {
            return place.get("matrix").hermitianMatrix(n).times(unit, 0);
        }
        double[] d = new double[2 * n * n];
        boolean[][] seen = new boolean[n][n];
        for (Place entry : place.get("entries").list()) {
            entry.allow("between", "value");
            List<Place> pair = entry.get("between").list(2, "the two levels");
            int i = pair.get(0).level(n);
            int j = pair.get(1).level(n);
            double[] value = entry.get("value").complex();
            if (seen[i][j]) {
                throw entry.get("between").wrong("each pair of levels once");
            }
            if (i == j && value[1] != 0) {
                throw entry.get("value").wrong("a real number for a level's own dipole");
            }
            seen[i][j] = true;
            seen[j][i] = true;
            d[2 * (i * n + j)] = unit * value[0];
            d[2 * (i * n + j) + 1] = unit * value[1];
            d[2 * (j * n + i)] = unit * value[0];
            d[2 * (j * n + i) + 1] = -unit * value[1];
        }
        return ComplexMatrix.of(n, n, d);
    }
}
