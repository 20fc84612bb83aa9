package io.github.secular.view;

import io.github.secular.quantum.Trajectory;
import io.github.secular.run.BlochResult;
import java.util.List;
import net.imglib2.FinalInterval;
import net.imglib2.Localizable;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.position.FunctionRandomAccessible;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.view.Views;

/** The images of a Bloch trajectory: views on it, which copy nothing. */
public record BlochImages(BlochResult result) {
    private static final int RE = 0;
    private static final int IM = 1;
    private static final int ABS = 2;

    /**
     * ρ_nm(t), n × m × channel × time: x is m (column), y is n (row), as a matrix is written. Channels: Re, Im, |ρ|
     * and the phase in (−π, π], which is 0 where ρ_nm is 0 and means little where |ρ_nm| is below the tolerance.
     */
    public CalibratedImage densityMatrix() {
        int size = trajectory().size();
        var data = view(this::entry, size, size, 4, trajectory().length());
        double[] largest = new double[3];
        for (int i = 0; i < trajectory().length(); i++) {
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    double re = trajectory().re(i, n, m);
                    double im = trajectory().im(i, n, m);
                    largest[RE] = Math.max(largest[RE], Math.abs(re));
                    largest[IM] = Math.max(largest[IM], Math.abs(im));
                    largest[ABS] = Math.max(largest[ABS], Math.hypot(re, im));
                }
            }
        }
        return new CalibratedImage(
                "Density matrix of " + result.scenario().title(),
                data,
                List.of(
                        Axis.counted("m", labels()),
                        Axis.counted("n", labels()),
                        ComplexChannels.axis(4),
                        time().axis()),
                List.of(
                        Channel.signed("Re ρ", largest[RE]),
                        Channel.signed("Im ρ", largest[IM]),
                        Channel.positive("|ρ|", largest[ABS]),
                        new Channel("arg ρ", ColourMap.cyclic(), -Math.PI, Math.PI)),
                info("x: column m, y: row n, channels Re, Im, |rho|, phase"));
    }

    /** ρ_nn(t), level × time: x is the time, y the level. */
    public CalibratedImage populations() {
        return new CalibratedImage(
                "Populations of " + result.scenario().title(),
                view(
                        p -> trajectory().population(p.getIntPosition(0), p.getIntPosition(1)),
                        trajectory().length(),
                        trajectory().size()),
                List.of(time().axis(), Axis.counted("level", labels())),
                List.of(channel(trajectory().populations())),
                info("x: time, y: level"));
    }

    static Channel channel(double[][] populations) {
        double largest = 0;
        for (double[] each : populations) {
            for (double p : each) {
                largest = Math.max(largest, p);
            }
        }
        return Channel.positive("population", largest);
    }

    private double entry(Localizable at) {
        int i = at.getIntPosition(3);
        int n = at.getIntPosition(1);
        int m = at.getIntPosition(0);
        double re = trajectory().re(i, n, m);
        double im = trajectory().im(i, n, m);
        return ComplexChannels.value(at.getIntPosition(2), re, im);
    }

    private Trajectory trajectory() {
        return result.trajectory();
    }

    private List<String> labels() {
        return result.scenario().model().levels().labels();
    }

    private TimeAxis time() {
        return new TimeAxis(trajectory().times(), result.scenario().units());
    }

    private String info(String orientation) {
        return result.provenance().text() + "Orientation: " + orientation + "\n" + time().info();
    }

    /** A value at a position. */
    @FunctionalInterface
    public interface Value {
        double at(Localizable position);
    }

    /** A read-only image whose pixels are asked for one by one. */
    public static RandomAccessibleInterval<DoubleType> view(Value value, long... dimensions) {
        return Views.interval(
                new FunctionRandomAccessible<DoubleType>(
                        dimensions.length, (at, pixel) -> pixel.set(value.at(at)), DoubleType::new),
                new FinalInterval(dimensions));
    }
}
