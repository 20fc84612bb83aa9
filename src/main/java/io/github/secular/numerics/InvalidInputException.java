package io.github.secular.numerics;

/**
 * A value that cannot be used: where it stood, what was given, what is allowed.
 * The message is one sentence for a user.
 */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String where;
    private final String problem;

    /**
     * @param where the place, relative to whoever throws ("damping.gamma[0][1]"); may be empty
     * @param found what was given
     * @param allowed what is allowed
     */
    public InvalidInputException(String where, String found, String allowed) {
        this(where, "found " + found + ", but allowed is " + allowed + ".");
    }

    private InvalidInputException(String where, String problem) {
        super(where.isEmpty() ? problem : where + ": " + problem);
        this.where = where;
        this.problem = problem;
    }

    public String where() {
        return where;
    }

    /** The same complaint, its place now read from the outside in ("levels" + "[2]"). */
    public InvalidInputException within(String outer) {
        String joined =
                where.isEmpty() || where.startsWith("[") || outer.isEmpty() ? outer + where : outer + "." + where;
        InvalidInputException out = new InvalidInputException(joined, problem);
        out.initCause(this);
        return out;
    }
}
