package io.github.secular.classical.twoscale;

import io.github.secular.classical.AngleHarmonics;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The angle harmonics V_q of the channels of a drive at the Gauss points of all cells and at their ends. Channels whose
 * functions are multiples of each other share a shape.
 */
final class DriveShapes {
    /** Harmonics below this part of the largest are left out. */
    private static final double NEGLIGIBLE = 1e-11;

    private static final double SAME = 1e-12;

    private final int highest;
    private final int[] shapeOf;
    private final double[] factorOf;
    private final List<Shape> shapes = new ArrayList<>();

    /** V_q at (cell, q, Gauss point), and at (cell, q) of the ends; q = 0 … highest. */
    private static final class Shape {
        final double[][][] re;
        final double[][][] im;
        /** (re, im) at 2q. */
        final double[][] lower;

        final double[][] upper;
        /** All q of either sign that are more than negligible anywhere. */
        int[] orders;

        boolean real;

        Shape(int cells) {
            re = new double[cells][][];
            im = new double[cells][][];
            lower = new double[cells][];
            upper = new double[cells][];
        }
    }

    /** @param highest of the q */
    DriveShapes(EnergyElements mesh, List<PhaseFunction> functions, int highest) {
        this.highest = highest;
        shapeOf = new int[functions.size()];
        factorOf = new double[functions.size()];
        List<PhaseFunction> distinct = new ArrayList<>();
        for (int c = 0; c < shapeOf.length; c++) {
            factorOf[c] = 1;
            shapeOf[c] = distinct.size();
            for (int s = 0; s < distinct.size(); s++) {
                double factor = ratio(mesh, functions.get(c), distinct.get(s));
                if (!Double.isNaN(factor)) {
                    shapeOf[c] = s;
                    factorOf[c] = factor;
                    break;
                }
            }
            if (shapeOf[c] == distinct.size()) {
                distinct.add(functions.get(c));
            }
        }
        for (PhaseFunction f : distinct) {
            shapes.add(shape(mesh, f));
        }
    }

    /** a = factor · b, or NaN. */
    private static double ratio(EnergyElements mesh, PhaseFunction a, PhaseFunction b) {
        double[] point = new double[2];
        double ab = 0;
        double bb = 0;
        double worst = 0;
        double largest = 0;
        for (int round = 0; round < 2; round++) {
            for (ElementCell cell : mesh.cells()) {
                Orbit orbit = cell.orbits[cell.orbits.length / 2];
                for (int j = 0; j < 7; j++) {
                    orbit.at(0.3 + 0.9 * j, point);
                    double x = a.at(point[0], point[1]);
                    double y = b.at(point[0], point[1]);
                    if (round == 0) {
                        ab += x * y;
                        bb += y * y;
                    } else {
                        worst = Math.max(worst, Math.abs(x - ab / bb * y));
                        largest = Math.max(largest, Math.abs(x));
                    }
                }
            }
        }
        return bb > 0 && worst <= SAME * largest ? ab / bb : Double.NaN;
    }

    private Shape shape(EnergyElements mesh, PhaseFunction f) {
        Shape out = new Shape(mesh.cells().size());
        mesh.cells().parallelStream().forEach(cell -> {
            int points = cell.orbits.length;
            out.re[cell.number] = new double[highest + 1][points];
            out.im[cell.number] = new double[highest + 1][points];
            for (int g = 0; g < points; g++) {
                AngleHarmonics v = cell.orbits[g].harmonics(f, highest);
                for (int q = 0; q <= highest; q++) {
                    out.re[cell.number][q][g] = v.re(q);
                    out.im[cell.number][q][g] = v.im(q);
                }
            }
            out.lower[cell.number] = atEnd(cell.lowerOrbit, f);
            out.upper[cell.number] = atEnd(cell.upperOrbit, f);
        });
        double[] largest = new double[highest + 1];
        double imaginary = 0;
        for (int cell = 0; cell < out.re.length; cell++) {
            for (int q = 0; q <= highest; q++) {
                for (int g = 0; g < mesh.points(); g++) {
                    largest[q] = Math.max(largest[q], Math.hypot(out.re[cell][q][g], out.im[cell][q][g]));
                    imaginary = Math.max(imaginary, Math.abs(out.im[cell][q][g]));
                }
            }
        }
        double scale = Arrays.stream(largest).max().orElse(0);
        out.real = imaginary <= NEGLIGIBLE * scale;
        out.orders = java.util.stream.IntStream.rangeClosed(-highest, highest)
                .filter(q -> largest[Math.abs(q)] > NEGLIGIBLE * scale)
                .toArray();
        return out;
    }

    private double[] atEnd(Orbit orbit, PhaseFunction f) {
        double[] out = new double[2 * highest + 2];
        if (orbit != null) {
            AngleHarmonics v = orbit.harmonics(f, highest);
            for (int q = 0; q <= highest; q++) {
                out[2 * q] = v.re(q);
                out[2 * q + 1] = v.im(q);
            }
        }
        return out;
    }

    int shapeOf(int channel) {
        return shapeOf[channel];
    }

    /** The channel's function is this times its shape. */
    double factorOf(int channel) {
        return factorOf[channel];
    }

    int size() {
        return shapes.size();
    }

    /** All q, of either sign, with V_q ≠ 0. */
    int[] orders(int shape) {
        return shapes.get(shape).orders;
    }

    /** Whether all V_q are real. */
    boolean isReal(int shape) {
        return shapes.get(shape).real;
    }

    /** Re V_q at the Gauss points, q ≥ 0. */
    double[] re(int shape, ElementCell cell, int q) {
        return shapes.get(shape).re[cell.number][q];
    }

    double[] im(int shape, ElementCell cell, int q) {
        return shapes.get(shape).im[cell.number][q];
    }

    /** (re, im) of V_q at 2q, at the lower end of a cell. */
    double[] lower(int shape, ElementCell cell) {
        return shapes.get(shape).lower[cell.number];
    }

    double[] upper(int shape, ElementCell cell) {
        return shapes.get(shape).upper[cell.number];
    }
}
