package io.github.secular.quantum.random;

import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.quantum.BlochModel;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One path after another: from event to event of the noises, stopping at the times to report. One per thread. */
final class PathWalk {
    private static final int CHECK_EVERY = 4096;

    private final BlochModel model;
    private final NoisePath[] noises;
    private final double[] values;
    private final PathPropagator propagator;

    /** @param step the longest interval over which a continuous noise is averaged, fast time */
    PathWalk(BlochModel model, RandomDrive drive, double step) {
        this.model = model;
        int count = drive.sources().size();
        noises = new NoisePath[count];
        values = new double[count];
        boolean twoValued = true;
        double unit = 0;
        for (int q = 0; q < count; q++) {
            var noise = drive.sources().get(q).noise();
            noises[q] = NoisePath.of(noise, step);
            twoValued &= !(noise instanceof OrnsteinUhlenbeckNoise);
            unit = noise instanceof ClockNoise c ? c.cellLength() : unit;
        }
        propagator = new PathPropagator(model, drive, twoValued, unit);
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
            NoisePath.Clock twin = null;
            for (int other = 0; other < q; other++) {
                if (noises[q] instanceof NoisePath.Clock a
                        && noises[other] instanceof NoisePath.Clock b
                        && a.noise().hasRandomPhase()
                        && b.noise().hasRandomPhase()
                        && a.noise().cellLength() == b.noise().cellLength()) {
                    twin = b;
                }
            }
            if (twin != null) {
                ((NoisePath.Clock) noises[q]).startAt(twin.phase(), random);
            } else {
                noises[q].start(random);
            }
        }
    }
}
