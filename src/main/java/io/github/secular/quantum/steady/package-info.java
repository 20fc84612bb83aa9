/**
 * Where a driven atom ends: the attracting, quasi-periodic solution of the Bloch equation on the Fourier torus of its
 * wave, at any ε and without following it in time (doc/bloch-solvers.md, B11).
 *
 * <p>The entrance is {@link io.github.secular.quantum.steady.SteadyStates}; what it finds is a
 * {@link io.github.secular.quantum.steady.SteadyState}: mean and harmonics, photons taken from each frequency, how many
 * steady states there are and how slowly they are reached. From there: {@code ShellElimination} (the torus from its edge
 * inwards), {@code SteadyWindow} (the state on one window), {@code ProbeWindow} (what a probe adds to it), {@code Relaxation} (decay rates).
 *
 * <p>To be kept: the error estimate compares two windows, one of them with entries shaken by more than rounding, so that
 * it sees the cut-off of harmonics and what rounding does; nothing is clipped or renormalised but the trace.
 */
package io.github.secular.quantum.steady;
