package io.github.secular.classical.twoscale;

import io.github.secular.classical.DensityState;

/** f by shell means and angle harmonics. */
interface ShellState extends DensityState {
    /** ∫ f dx dp. */
    double mass();

    /** The largest |Π f| at the top of the energies in use, relative to the largest at all. */
    double topValue();
}
