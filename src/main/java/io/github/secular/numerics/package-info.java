/**
 * Mathematics without physics: what any numerical program could use. Knows no other room.
 *
 * <p>In the room: the small parameter and exact phases ({@link SmallParameter}, {@link FastTime}; doc/light.md, L1.2);
 * formulas ({@link Formula}) with their derivatives and interval bounds, and their cutting into smooth pieces ({@link
 * SmoothPieces}; what is proven of it and what is checked stands in doc/light.md, L3.3 and L3.4); complex algebra
 * ({@link ComplexMatrix}, {@link ComplexLu}); exponentials ({@link MatrixExponential}, {@link StochasticExponential}
 * for rate matrices; doc/bloch-solvers.md, B9.1); iterations ({@link AndersonMixing}, {@link IterativeSolver}, {@link ComplexGmres}); complex
 * matrices near the diagonal ({@link ComplexBand}, {@link BlockTridiagonal});
 * polynomials through nodes ({@link NodalPolynomial}, {@link Legendre}); maps of even steps ({@link EvenSteps}); the numbers of Radau IIA
 * ({@link RadauTableau}, {@link RadauModes}); and what all long work shares: {@link Progress} and its cancellation, {@link Heap} before
 * large arrays, {@link Sentence} for numbers in sentences, {@link InvalidInputException} (what was given, what is
 * allowed, where it stood) and {@link RefusalException} (a method that declines rather than answer wrongly).
 *
 * <p>To be kept: no word of levels, energies or light here; arrays handed in are not changed unless the method says so;
 * what a jar of Fiji's holds (EJML's real matrices, Commons Math) is used before anything is written anew. EJML's
 * complex decompositions are not: their jar is not part of Fiji.
 *
 * <p>A new numerical method goes here if its javadoc can be written without a physical noun, and gets a test against an
 * independent answer.
 */
package io.github.secular.numerics;
