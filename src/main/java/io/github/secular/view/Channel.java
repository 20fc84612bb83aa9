package io.github.secular.view;

/**
 * How one channel of an image is to be shown.
 *
 * @param name "Re ρ", with the unit if there is one: "rate (1/s)"
 * @param colours the colour map
 * @param low the value of its first colour
 * @param high the value of its last colour, above {@code low}
 */
public record Channel(String name, ColourMap colours, double low, double high) {
    /** Diverging colours, from −largest to largest, so that 0 is white. */
    static Channel signed(String name, double largest) {
        double bound = largest > 0 ? largest : 1;
        return new Channel(name, ColourMap.diverging(), -bound, bound);
    }

    /** Sequential colours from 0 to the largest value. */
    static Channel positive(String name, double largest) {
        return new Channel(name, ColourMap.sequential(), 0, largest > 0 ? largest : 1);
    }
}
