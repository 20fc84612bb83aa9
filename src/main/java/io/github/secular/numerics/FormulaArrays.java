package io.github.secular.numerics;

import io.github.secular.numerics.FormulaGraph.Node;
import io.github.secular.numerics.FormulaGraph.Op;
import java.util.Arrays;
import java.util.List;

/**
 * Formulas evaluated for many points at once: operation by operation over short arrays, so that a formula from a file
 * costs little more than compiled code. Immutable; every thread has a {@link Room} of its own.
 */
public final class FormulaArrays {
    /** Points to a block: all registers of a usual formula stay in the nearest cache. */
    public static final int BLOCK = 128;

    private static final int MOST_VARIABLES = 6;

    private final Node[] nodes;
    /** Per node which register it writes: an output if negative, −1 − k. */
    private final int[] registers;

    private final int count;
    /** Per output the node that is copied there, or −1 where it is written there at once. */
    private final int[] copies;

    private final double[] constants;
    /** Which variables are read. */
    private final boolean[] reads = new boolean[MOST_VARIABLES];

    /**
     * @param wanted the formulas' values and derivatives, in the order of the outputs
     */
    private FormulaArrays(FormulaGraph graph, int[] wanted) {
        boolean[] used = new boolean[graph.nodes().size()];
        int[] last = new int[used.length];
        List<Node> all = graph.nodes();
        for (int w : wanted) {
            used[w] = true;
        }
        for (int n = used.length - 1; n >= 0; n--) {
            for (int arg : new int[] {all.get(n).a(), all.get(n).b()}) {
                if (used[n] && arg >= 0) {
                    used[arg] = true;
                    last[arg] = Math.max(last[arg], n);
                }
            }
        }
        for (int n = 0; n < used.length; n++) {
            if (used[n] && all.get(n).op() == Op.VARIABLE) {
                reads[(int) all.get(n).value()] = true;
            }
        }
        this.nodes = all.toArray(new Node[0]);
        this.registers = new int[nodes.length];
        this.copies = new int[wanted.length];
        this.constants = new double[wanted.length];
        Arrays.fill(registers, Integer.MIN_VALUE);
        for (int k = 0; k < wanted.length; k++) {
            Op op = nodes[wanted[k]].op();
            boolean there = op != Op.CONSTANT && op != Op.VARIABLE && registers[wanted[k]] == Integer.MIN_VALUE;
            copies[k] = there ? -1 : wanted[k];
            if (there) {
                registers[wanted[k]] = -1 - k;
            }
            constants[k] = op == Op.CONSTANT ? nodes[wanted[k]].value() : Double.NaN;
        }
        this.count = allocate(used, last);
    }

    private int allocate(boolean[] used, int[] last) {
        int[] freeFrom = new int[nodes.length];
        int most = 0;
        for (int n = 0; n < nodes.length; n++) {
            Op op = nodes[n].op();
            boolean fixed = registers[n] < 0 && registers[n] != Integer.MIN_VALUE;
            if (!used[n] || fixed || op == Op.VARIABLE) {
                continue;
            }
            // A constant is filled in once and keeps its register.
            boolean keeps = op == Op.CONSTANT;
            int r = keeps ? most : 0;
            while (r < most && freeFrom[r] > n) {
                r++;
            }
            most = Math.max(most, r + 1);
            registers[n] = r;
            freeFrom[r] = keeps ? Integer.MAX_VALUE : last[n];
        }
        return most;
    }

    /** f, and its derivatives by its first variables. @param variables how many; outputs are f, ∂_1 f, … */
    public static FormulaArrays valueAndGradient(Formula f, int variables) {
        return of(f, 0, variables, true);
    }

    /** The derivatives of f by its first variables alone. */
    public static FormulaArrays gradient(Formula f, int variables) {
        return of(f, 0, variables, false);
    }

    /** The derivatives of f by some variables. @param from number of the first @param to that after the last */
    public static FormulaArrays gradient(Formula f, int from, int to) {
        return of(f, from, to, false);
    }

    private static FormulaArrays of(Formula f, int from, int to, boolean value) {
        FormulaGraph graph = new FormulaGraph();
        int root = graph.of(f.term());
        int first = value ? 1 : 0;
        int[] wanted = new int[to - from + first];
        wanted[0] = root;
        for (int i = from; i < to; i++) {
            wanted[i - from + first] = graph.slope(root, i);
        }
        return new FormulaArrays(graph, wanted);
    }

    /** Whether any output depends on a variable. @param variable its number */
    public boolean reads(int variable) {
        return reads[variable];
    }

    /** Whether all outputs are 0 everywhere. */
    public boolean isZero() {
        return Arrays.stream(constants).allMatch(c -> c == 0);
    }

    /** Registers of one thread. */
    public static final class Room {
        private final double[][] registers;
        private final double[][] at;

        private Room(int count, int nodes) {
            registers = new double[count][BLOCK];
            at = new double[nodes][];
        }
    }

    /** Room for one thread; not to be shared. */
    public Room room() {
        Room room = new Room(count, nodes.length);
        for (int n = 0; n < nodes.length; n++) {
            if (registers[n] >= 0) {
                room.at[n] = room.registers[registers[n]];
                if (nodes[n].op() == Op.CONSTANT) {
                    Arrays.fill(room.at[n], nodes[n].value());
                }
            }
        }
        return room;
    }

    /**
     * Evaluates at points.
     *
     * @param variables per variable its values; those that no output reads may be missing at the end
     * @param size how many points, at most {@link #BLOCK}
     * @param out per output its values; no array of the variables
     */
    public void at(double[][] variables, int size, double[][] out, Room room) {
        double[][] r = room.at;
        for (int n = 0; n < nodes.length; n++) {
            Node f = nodes[n];
            if (f.op() == Op.VARIABLE) {
                int number = (int) f.value();
                r[n] = reads[number] ? variables[number] : null;
            } else if (registers[n] != Integer.MIN_VALUE && f.op() != Op.CONSTANT) {
                r[n] = registers[n] < 0 ? out[-1 - registers[n]] : r[n];
                evaluate(f, r[f.a()], f.b() < 0 ? null : r[f.b()], r[n], size);
            }
        }
        for (int k = 0; k < copies.length; k++) {
            if (!Double.isNaN(constants[k])) {
                Arrays.fill(out[k], 0, size, constants[k]);
            } else if (copies[k] >= 0) {
                System.arraycopy(r[copies[k]], 0, out[k], 0, size);
            }
        }
    }

    private static void evaluate(Node f, double[] a, double[] b, double[] out, int size) {
        switch (f.op()) {
            case ADD -> add(a, b, out, size);
            case SUB -> sub(a, b, out, size);
            case MUL -> mul(a, b, out, size);
            case DIV -> div(a, b, out, size);
            case SCALE -> scale(a, f.value(), out, size);
            case SHIFT -> shift(a, f.value(), out, size);
            case SQRT -> sqrt(a, out, size);
            case POWER, ATAN2, MIN, MAX -> {
                for (int i = 0; i < size; i++) {
                    out[i] = two(f.op(), a[i], b[i]);
                }
            }
            default -> {
                for (int i = 0; i < size; i++) {
                    out[i] = one(f.op(), a[i]);
                }
            }
        }
    }

    private static void add(double[] a, double[] b, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = a[i] + b[i];
        }
    }

    private static void sub(double[] a, double[] b, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = a[i] - b[i];
        }
    }

    private static void mul(double[] a, double[] b, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = a[i] * b[i];
        }
    }

    private static void div(double[] a, double[] b, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = a[i] / b[i];
        }
    }

    private static void scale(double[] a, double by, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = by * a[i];
        }
    }

    private static void shift(double[] a, double by, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = a[i] + by;
        }
    }

    private static void sqrt(double[] a, double[] out, int size) {
        for (int i = 0; i < size; i++) {
            out[i] = Math.sqrt(a[i]);
        }
    }

    private static double two(Op op, double x, double y) {
        return switch (op) {
            case POWER -> Math.pow(x, y);
            case ATAN2 -> Math.atan2(x, y);
            case MIN -> Math.min(x, y);
            default -> Math.max(x, y);
        };
    }

    static double one(Op op, double x) {
        return switch (op) {
            case ABS -> Math.abs(x);
            case SQRT -> Math.sqrt(x);
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
            case ASIN -> Math.asin(x);
            case ACOS -> Math.acos(x);
            case ATAN -> Math.atan(x);
            case SINH -> Math.sinh(x);
            case COSH -> Math.cosh(x);
            case TANH -> Math.tanh(x);
            case SIGN -> Math.signum(x);
            case STEP -> x < 0 ? 0 : 1;
            default -> Math.floor(x);
        };
    }
}
