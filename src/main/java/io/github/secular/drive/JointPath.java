package io.github.secular.drive;

import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * All signals of a random drive along one path after another: the paths of its independent noises, and the phases of its
 * carriers. Mutable, one per thread.
 */
public final class JointPath {
    private final List<NoiseSignal> signals;
    private final NoisePath[] noises;
    private final List<Optional<NoiseCells>> cells;
    /** Which of the noises each signal is of. */
    private final int[] noiseOf;

    private final double[] carriers;
    private final double[] phases;
    /** How far each noise has come by {@link #diffuse} and {@link #jump}. */
    private final double[] now;

    private final double[] means;
    private double from;
    private double to;

    /**
     * @param signals of numbered sources
     * @param step the longest interval over which a continuous noise is averaged, fast time
     * @throws RefusalException for a noise without paths
     */
    public JointPath(List<NoiseSignal> signals, double step) {
        this.signals = signals;
        List<NoiseSignal> sources = NoiseSignal.sources(signals);
        noises = sources.stream().map(s -> s.noise().path(step)).toArray(NoisePath[]::new);
        cells = sources.stream().map(s -> s.noise().cells()).toList();
        noiseOf = signals.stream()
                .mapToInt(s -> NoiseSignal.indexOf(sources, s.source()))
                .toArray();
        carriers = NoiseSignal.carriers(signals);
        phases = new double[carriers.length];
        now = new double[noises.length];
        means = new double[noises.length];
    }

    /** Begins a new path; clocks of one cell length and free phase share their boundaries. @param randoms one for each noise and carrier */
    public void start(Supplier<SplittableRandom> randoms) {
        for (int q = 0; q < noises.length; q++) {
            double shared = Double.NaN;
            for (int other = 0; other < q; other++) {
                boolean same = cells.get(q).isPresent() && cells.get(q).equals(cells.get(other));
                shared = same ? noises[other].phase() : shared;
            }
            noises[q].start(randoms.get(), shared);
        }
        for (int c = 0; c < phases.length; c++) {
            phases[c] = 2 * Math.PI * randoms.get().nextDouble();
        }
        Arrays.fill(now, 0);
    }

    /** Whether anything moves between events, and does not only jump at them. */
    public boolean isContinuous() {
        return carriers.length > 0 || Arrays.stream(noises).anyMatch(NoisePath::isContinuous);
    }

    /** The next time at which an interval must end, fast time. */
    public double nextEvent() {
        double out = Double.POSITIVE_INFINITY;
        for (NoisePath noise : noises) {
            out = Math.min(out, noise.nextEvent());
        }
        return out;
    }

    /** How many events there are per unit of fast time, on average. */
    public double eventRate() {
        return Arrays.stream(noises).mapToDouble(NoisePath::eventRate).sum();
    }

    /** Goes on over an interval, to ≤ {@link #nextEvent}; a chain of these is a path. */
    public void advance(double from, double to) {
        this.from = from;
        this.to = to;
        for (int q = 0; q < noises.length; q++) {
            means[q] = noises[q].advance(from, to);
        }
    }

    /** The mean of the noise of a signal over the last interval, times that of its carrier. */
    public double mean(int signal) {
        return means[noiseOf[signal]] * carrier(signal, from, to);
    }

    /** The noise of a signal as it is now, times the mean of its carrier over an interval. */
    public double held(int signal, double from, double to) {
        return noises[noiseOf[signal]].value() * carrier(signal, from, to);
    }

    /** The noise of a signal as it is now. */
    public double value(int signal) {
        return noises[noiseOf[signal]].value();
    }

    /** The carrier of a signal at a fast time, its cosine or sine; 1 where there is none. */
    public double carrier(int signal, double tau) {
        return carrier(signal, tau, tau);
    }

    private double carrier(int signal, double from, double to) {
        NoiseSignal s = signals.get(signal);
        if (!s.isCarried()) {
            return 1;
        }
        double phase = phases[Arrays.binarySearch(carriers, s.carrier())] + s.carrier() * (from + to) / 2;
        double half = s.carrier() * (to - from) / 2;
        double mean = Math.abs(half) > 1e-8 ? Math.sin(half) / half : 1;
        return mean * (s.sine() ? Math.sin(phase) : Math.cos(phase));
    }

    /** Passes the next event, the other noises left where they are. */
    public void jump() {
        int first = 0;
        for (int q = 1; q < noises.length; q++) {
            first = noises[q].nextEvent() < noises[first].nextEvent() ? q : first;
        }
        now[first] = noises[first].nextEvent();
        noises[first].advance(now[first], now[first]);
    }

    /** Continuous noises diffuse over a time, exactly; nothing happens to those that only jump. */
    public void diffuse(double h) {
        for (int q = 0; q < noises.length; q++) {
            if (noises[q].isContinuous()) {
                noises[q].advance(now[q], now[q] + h);
                now[q] += h;
            }
        }
    }
}
