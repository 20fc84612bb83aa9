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
    private final double[] means;
    /** By how much each rises over an interval of {@link #line}. */
    private final double[] rises;

    private final double[] line = new double[2];
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
        means = new double[noises.length];
        rises = new double[noises.length];
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

    /**
     * Goes on over an interval without an event, each noise as the straight line that has its mean and its first moment
     * there.
     *
     * @param parts the interval is drawn in so many even parts, so that steps and steps of half the size see one path
     */
    public void line(double from, double h, int parts) {
        this.from = from;
        this.to = from + h;
        for (int q = 0; q < noises.length; q++) {
            double mean = 0;
            double moment = 0;
            for (int k = 0; k < parts; k++) {
                noises[q].line(h / parts, line);
                double middle = (k + 0.5) / parts - 0.5;
                mean += line[0] / parts;
                moment += (line[0] * middle + line[1] / (12 * parts)) / parts;
            }
            means[q] = mean;
            rises[q] = 12 * moment;
        }
    }

    /** The line of a signal in the middle of a part of its interval, times the mean of its carrier over that part. */
    public double held(int signal, double from, double to) {
        int q = noiseOf[signal];
        double behind = rises[q] == 0 ? 0 : ((from + to) - (this.from + this.to)) / (2 * (this.to - this.from));
        return (means[q] + rises[q] * behind) * carrier(signal, from, to);
    }

    /** The noise of a signal in the middle of the last interval, without its carrier. */
    public double middle(int signal) {
        return means[noiseOf[signal]];
    }

    /** By how much the noise of a signal rises over the last interval of {@link #line}, without its carrier. */
    public double rise(int signal) {
        return rises[noiseOf[signal]];
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
        double now = noises[first].nextEvent();
        noises[first].advance(now, now);
    }
}
