package io.github.secular.catalogue;

import io.github.secular.classical.limit.CorrectedDiffusion;
import io.github.secular.classical.limit.DiffusionLimit;
import io.github.secular.classical.limit.VlasovLimit;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.stream.Stream;

/** The limits of the Vlasov equation by name. */
public final class VlasovLimits {
    private final List<VlasovLimit> limits;

    /** @param limits at least one; names differ; {@link LimitModels#AUTOMATIC} is none of them, and stands for the first */
    public VlasovLimits(List<VlasovLimit> limits) {
        this.limits = List.copyOf(limits);
    }

    /** All limits of this program. */
    public static VlasovLimits standard() {
        return new VlasovLimits(List.of(new DiffusionLimit(), new CorrectedDiffusion()));
    }

    /** All names that {@link #named} knows, "automatic" first. */
    public List<String> names() {
        return Stream.concat(Stream.of(LimitModels.AUTOMATIC), limits.stream().map(VlasovLimit::name))
                .toList();
    }

    /**
     * @param name one of {@link #names}
     * @throws InvalidInputException if there is no such limit
     */
    public VlasovLimit named(String name) {
        return name.equals(LimitModels.AUTOMATIC)
                ? limits.get(0)
                : limits.stream()
                        .filter(limit -> limit.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException(
                                "limit", "\"" + name + "\"", "one of " + String.join(", ", names())));
    }

    /** Refuses what is not a limit in two and three degrees of freedom, where there is but the first. */
    public void checkInSpace(String name) {
        List<String> known = names().subList(0, 2);
        if (!known.contains(name)) {
            throw new InvalidInputException(
                    "limit",
                    "\"" + name + "\"",
                    "one of " + String.join(", ", known) + " where the dimension is above 1");
        }
    }
}
