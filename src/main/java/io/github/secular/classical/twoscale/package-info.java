/**
 * The asymptotic preserving solver in action and angle (MATH-classical, section 9A). A mesh of energy shells carries
 * mixed elements for the angle harmonics, times the modes of fast time; the initial layer is resolved, its end put onto
 * the slow manifold, and the rest stepped in slow time.
 */
package io.github.secular.classical.twoscale;
