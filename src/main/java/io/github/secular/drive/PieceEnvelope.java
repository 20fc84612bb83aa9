package io.github.secular.drive;

import io.github.secular.numerics.SmoothPieces;

/** An envelope that has been cut into smooth pieces, over the range of these. */
final class PieceEnvelope implements Envelope {
    private final SmoothPieces pieces;
    private final String text;

    /** @param text what a reader knows it by */
    PieceEnvelope(SmoothPieces pieces, String text) {
        this.pieces = pieces;
        this.text = text;
    }

    @Override
    public double at(double t) {
        return pieces.at(t);
    }

    @Override
    public double slopeAt(double t) {
        return pieces.slopeAt(pieces.pieceOf(t), t);
    }

    @Override
    public SmoothPieces pieces(double end) {
        return pieces;
    }

    @Override
    public String toString() {
        return text;
    }
}
