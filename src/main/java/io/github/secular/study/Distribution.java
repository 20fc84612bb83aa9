package io.github.secular.study;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.PhysicalConstants;
import io.github.secular.scenario.Place;

/**
 * How a number is distributed over which runs are averaged, as a density over a finite parameter s.
 *
 * @param words all of it, for a fingerprint
 * @param from where s begins
 * @param to where s ends
 * @param value the number at s
 * @param density the weight of ds; its integral need not be 1
 * @param normal whether it is a normal distribution, of which s counts standard deviations from the mean
 */
public record Distribution(String words, double from, double to, Function value, Function density, boolean normal) {
    /** Beyond so many standard deviations a Gaussian has 2e-17 of its weight. */
    private static final double DEVIATIONS = 8.5;

    /** A real function. */
    @FunctionalInterface
    public interface Function {
        double at(double s);
    }

    /** @param name what the number is called in the formula of a density */
    static Distribution read(Place place, String name) {
        place.object();
        String type = place.get("type").choice("gaussian", "maxwell", "lorentzian", "formula");
        String words = place.node().toString();
        switch (type) {
            case "gaussian":
                place.allow("type", "mean", "sigma");
                return gaussian(
                        words,
                        place.find("mean").map(Place::number).orElse(0.0),
                        place.get("sigma").positive());
            case "maxwell":
                place.allow("type", "mass", "temperature");
                double mass = PhysicalConstants.ATOMIC_MASS * place.get("mass").positive();
                return gaussian(
                        words,
                        0,
                        Math.sqrt(
                                PhysicalConstants.K_B * place.get("temperature").positive() / mass));
            case "lorentzian":
                place.allow("type", "centre", "width");
                double centre = place.find("centre").map(Place::number).orElse(0.0);
                double width = place.get("width").positive();
                return new Distribution(
                        words, -Math.PI / 2, Math.PI / 2, s -> centre + width * Math.tan(s), s -> 1, false);
            default:
                place.allow("type", "density", "from", "to");
                double from = place.get("from").number();
                double to = place.get("to").number();
                if (!(from < to)) {
                    throw place.get("to").wrong("a number above \"from\"");
                }
                try {
                    Formula density = new Formula(place.get("density").text(), name);
                    return new Distribution(words, from, to, s -> s, density::at, false);
                } catch (InvalidInputException e) {
                    throw e.within(place.path() + ".density");
                }
        }
    }

    private static Distribution gaussian(String words, double mean, double sigma) {
        return new Distribution(
                words, -DEVIATIONS, DEVIATIONS, s -> mean + sigma * s, s -> Math.exp(-0.5 * s * s), true);
    }
}
