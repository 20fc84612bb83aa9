package io.github.secular.numerics;

/**
 * A value that cannot be used: where it stood, what was given, what is allowed.
 * The message is one sentence for a user.
 */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Longer texts that were given are cut off. */
    private static final int LONGEST = 300;

    private final String where;
    private final String problem;

    /**
     * @param where the place, relative to whoever throws ("damping.gamma[0][1]"); may be empty
     * @param found what was given
     * @param allowed what is allowed
     */
    public InvalidInputException(String where, String found, String allowed) {
        this(where, "found " + shortened(found) + ", but allowed is " + allowed + ".");
    }

    private InvalidInputException(String where, String problem) {
        super(oneLine(where.isEmpty() ? problem : where + ": " + problem));
        this.where = where;
        this.problem = problem;
    }

    private static String shortened(String given) {
        return given.length() > LONGEST ? given.substring(0, LONGEST) + "..." : given;
    }

    /** What breaks a line is shown as it is typed, or left out. */
    private static String oneLine(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '\n') {
                out.append("\\n");
            } else {
                out.append(Character.isISOControl(c) ? ' ' : (char) c);
            }
        });
        return out.toString();
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
