/**
 * The registries: which Bloch solvers, Vlasov solvers and limit models there are, by name, and the choice among them. It
 * stands above the methods, which do not know each other; a new method is written in its own room and gets one line here.
 */
package io.github.secular.catalogue;
