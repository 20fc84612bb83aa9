package io.github.secular.quantum.random;

import io.github.secular.drive.JointPath;
import io.github.secular.drive.NoiseCells;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.RandomDrive;
import io.github.secular.quantum.BlochModel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One path after another: from event to event of the noises, stopping at the times to report. One per thread. */
final class PathWalk {
    private static final int CHECK_EVERY = 4096;

    private final BlochModel model;
    private final JointPath path;
    private final double longest;
    private final double[] values;
    private final PathPropagator propagator;

    /** @param step the longest interval over which a continuous noise or a carrier is averaged, fast time */
    PathWalk(BlochModel model, RandomDrive drive, double step) {
        this.model = model;
        List<NoiseSignal> signals = drive.signals();
        path = new JointPath(signals, step);
        longest = NoiseSignal.carriers(signals).length == 0 ? Double.POSITIVE_INFINITY : step;
        values = new double[signals.size()];
        double unit = 0;
        for (NoiseSignal s : signals) {
            unit = s.noise().cells().map(NoiseCells::length).orElse(unit);
        }
        propagator = new PathPropagator(model, drive, !path.isContinuous(), unit);
    }

    /**
     * @param unwanted set by whoever no longer wants the path
     * @return packed densities, one after the other, at the given slow times
     */
    double[] walk(double[] start, double[] times, SplittableRandom random, AtomicBoolean unwanted) {
        path.start(() -> random);
        double[] y = start.clone();
        double[] out = new double[times.length * y.length];
        double now = 0;
        int counter = 0;
        for (int i = 0; i < times.length; i++) {
            double target = times[i] / model.epsilon() / model.epsilon();
            while (now < target) {
                double end = Math.min(Math.min(target, now + longest), path.nextEvent());
                path.advance(now, end);
                for (int q = 0; q < values.length; q++) {
                    values[q] = path.mean(q);
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
}
