package io.github.secular.present;

import io.github.secular.asymptotics.semiclassical.WignerFunction;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.numerics.Progress;
import io.github.secular.run.Once;
import io.github.secular.run.WignerResult;
import io.github.secular.view.BlochImages;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Picture;
import io.github.secular.view.ShellOutlines;
import io.github.secular.view.WignerViews;
import java.util.List;

/** A density matrix over the levels of a well in phase space, with what its integrals are off. */
public final class WignerPresentation {
    private static final int SHELLS = 5;

    private WignerPresentation() {}

    public static Presentation of(WignerResult result, Progress progress) {
        Once<CalibratedImage> function = new Once<>(() -> WignerViews.function(result));
        Presentation alone = Presentation.of(result, sentences(result))
                .table("table", "phase-space-checks", () -> WignerViews.checks(result))
                .image("wigner", "wigner", function, f -> Picture.of(f)
                        .map(p -> p.with(shells(result), result.scenario().hamiltonian())
                                .saying(WignerViews.remark(result))))
                .drawn(result.what() + " of " + result.scenario().title(), "wigner", "chart", "wigner");
        Presentation out = alone;
        if (result.classical().isPresent()) {
            Once<CalibratedImage> f = new Once<>(() -> WignerViews.classical(result, progress));
            out = alone.image("density", "phase-space", f, d -> Picture.of(d)
                            .map(p -> p.with(shells(result), result.scenario().hamiltonian())))
                    .drawn("Phase space of " + result.scenario().title(), "density", "density", "phase-space");
        }
        Presentation shown = out;
        return result.bloch()
                .map(BlochImages::new)
                .map(images -> with(shown, images, WignerViews.hbar(result)))
                .orElse(shown);
    }

    private static Presentation with(Presentation out, BlochImages images, String remark) {
        return out.image("matrix", "density-matrix", images::densityMatrix, m -> Picture.of(m)
                .map(p -> p.saying(remark)));
    }

    private static List<ShellOutlines.Outline> shells(WignerResult result) {
        Hamiltonian1D hamiltonian = result.scenario().hamiltonian();
        return ShellOutlines.of(hamiltonian, ShellOutlines.energies(hamiltonian, result.range(), SHELLS));
    }

    private static List<String> sentences(WignerResult result) {
        Lines lines = new Lines(
                result.scenario().title() + ": " + result.what() + Lines.format(", hbar = %.4g", result.hbar()));
        result.motion()
                .ifPresent(m -> lines.add(
                        "%d levels, %.1e of the start above them; solver %s",
                        result.levels().size(),
                        m.missing(),
                        m.trajectory().report().solver()));
        lines.add(
                "integral against trace: %.1e; marginals over p and x: %.1e, %.1e",
                result.worst(f -> Math.abs(f.integral() - f.trace())),
                result.worst(WignerFunction.Frame::positions),
                result.worst(WignerFunction.Frame::momenta));
        lines.add("negative part: at most %.3g of 1", result.worst(WignerFunction.Frame::negativity));
        if (result.classical().isEmpty()) {
            lines.plain("Classical f: " + result.provenance().entries().get("Classical f"));
        }
        return lines.model(result.scenario()).list();
    }
}
