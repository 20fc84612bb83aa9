package io.github.secular.classical.space;

/** A torus on which a motion of H0 winds with even angles. */
interface Torus {
    /** How many angles there are. */
    int angles();

    /** The frequency of one angle, per unit of fast time; of either sign. */
    double omega(int angle);

    /**
     * Positions at n even angles each way: {x, y, z} of cell Σ_a j_a n^a; z is missing where D = 2.
     *
     * @param n even
     */
    double[][] positions(int n);

    /** Whether positions are even functions of every angle. */
    boolean isEven();

    /** Momenta at the same places: {p_x, p_y, p_z}; the last is missing where D = 2. */
    double[][] momenta(int n);
}
