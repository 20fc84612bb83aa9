package io.github.secular.view;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.run.RateEquationResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.Units;
import java.util.List;

/** The images of rates and rate equations: views, which copy nothing. */
public final class RateImages {
    private RateImages() {}

    /** Rates n → k, from × to: x is the level k it goes to, y the level n it comes from; zero diagonal. */
    public static CalibratedImage rates(TransitionRatesResult result) {
        RateMatrix rates = result.rates().rates();
        Units units = result.scenario().units();
        double largest = 0;
        for (int n = 0; n < rates.size(); n++) {
            for (int k = 0; k < rates.size(); k++) {
                largest = Math.max(largest, units.rate(rates.rate(n, k)));
            }
        }
        List<String> labels = result.scenario().model().levels().labels();
        return new CalibratedImage(
                "Transition rates of " + result.scenario().title(),
                BlochImages.view(
                        p -> units.rate(rates.rate(p.getIntPosition(1), p.getIntPosition(0))),
                        rates.size(),
                        rates.size()),
                List.of(Axis.counted("to", labels), Axis.counted("from", labels)),
                List.of(Channel.positive(units.rateLabel(), largest)),
                result.provenance().text() + "Orientation: x: level the rate goes to, y: level it comes from\n");
    }

    /** p_n(t), level × time: x is the time, y the level. */
    public static CalibratedImage populations(RateEquationResult result) {
        PopulationTrajectory p = result.populations();
        TimeAxis time = new TimeAxis(p.times(), result.scenario().units());
        double largest = 0;
        for (int i = 0; i < p.length(); i++) {
            for (int n = 0; n < p.size(); n++) {
                largest = Math.max(largest, p.population(i, n));
            }
        }
        return new CalibratedImage(
                "Rate equation of " + result.scenario().title(),
                BlochImages.view(at -> p.population(at.getIntPosition(0), at.getIntPosition(1)), p.length(), p.size()),
                List.of(
                        time.axis(),
                        Axis.counted("level", result.scenario().model().levels().labels())),
                List.of(Channel.positive("population", largest)),
                result.provenance().text() + "Orientation: x: time, y: level\n" + time.info());
    }
}
