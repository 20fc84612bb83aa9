package io.github.secular.quantum.random;

import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseCells;
import io.github.secular.drive.NoisePath;
import io.github.secular.drive.RandomDrive;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One path after another: from event to event of the noises, stopping at the times to report. One per thread. */
final class PathWalk {
    private static final int CHECK_EVERY = 4096;

    private final BlochModel model;
    private final NoisePath[] noises;
    private final List<Optional<NoiseCells>> cells = new ArrayList<>();
    private final double[] values;
    private final PathPropagator propagator;

    /** @param step the longest interval over which a continuous noise is averaged, fast time */
    PathWalk(BlochModel model, RandomDrive drive, double step) {
        this.model = model;
        int count = drive.sources().size();
        noises = new NoisePath[count];
        values = new double[count];
        boolean jumping = true;
        double unit = 0;
        for (int q = 0; q < count; q++) {
            Noise noise = drive.sources().get(q).noise();
            noises[q] = noise.path(step);
            cells.add(noise.cells());
            jumping &= !noises[q].isContinuous();
            unit = noise.cells().map(NoiseCells::length).orElse(unit);
        }
        propagator = new PathPropagator(model, drive, jumping, unit);
    }

    /**
     * @param unwanted set by whoever no longer wants the path
     * @return packed densities, one after the other, at the given slow times
     */
    double[] walk(double[] start, double[] times, SplittableRandom random, AtomicBoolean unwanted) {
        begin(random);
        double[] y = start.clone();
        double[] out = new double[times.length * y.length];
        double now = 0;
        int counter = 0;
        for (int i = 0; i < times.length; i++) {
            double target = times[i] / model.epsilon() / model.epsilon();
            while (now < target) {
                double end = target;
                for (NoisePath noise : noises) {
                    end = Math.min(end, noise.nextEvent());
                }
                for (int q = 0; q < noises.length; q++) {
                    values[q] = noises[q].advance(now, end);
                }
                propagator.advance(end - now, values, y);
                now = end;
                if (++counter % CHECK_EVERY == 0) {
                    check(unwanted);
                }
            }
            System.arraycopy(y, 0, out, i * y.length, y.length);
        }
        check(unwanted);
        return out;
    }

    private static void check(AtomicBoolean unwanted) {
        if (unwanted.get()) {
            throw new CancellationException("Cancelled.");
        }
    }

    /** Clocks of one cell length and free phase share their boundaries, as {@link RandomDrive} says. */
    private void begin(SplittableRandom random) {
        for (int q = 0; q < noises.length; q++) {
            double shared = Double.NaN;
            for (int other = 0; other < q; other++) {
                boolean same = cells.get(q).isPresent() && cells.get(q).equals(cells.get(other));
                shared = same ? noises[other].phase() : shared;
            }
            noises[q].start(random, shared);
        }
    }
}
