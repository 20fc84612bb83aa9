package io.github.secular.host;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;
import io.github.secular.command.ResultViews.LiveImage;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.view.CalibratedImage;
import java.util.List;

/** The window of an image that is still being made. Where there are no windows, nothing is shown. */
final class LiveWindow implements LiveImage {
    private ImagePlus image;

    @Override
    public void show(CalibratedImage part) {
        if (!DataCanvas.hasWindows()) {
            return;
        }
        ImagePlus now = ImageJImage.of(part);
        if (image == null) {
            image = now;
            String title = RunTitles.plain(part.title());
            image.setTitle(title + RunTitles.addition(List.of(title), List.of()));
            DataCanvas.show(image, false);
            return;
        }
        for (int slice = 1; slice <= now.getStackSize(); slice++) {
            float[] from = (float[]) now.getStack().getPixels(slice);
            System.arraycopy(from, 0, (float[]) image.getStack().getPixels(slice), 0, from.length);
        }
        image.setProperty("Info", part.info());
        if (image instanceof CompositeImage all && now instanceof CompositeImage fresh) {
            LUT[] luts = fresh.getLuts();
            all.setLuts(luts);
            all.updateAllChannelsAndDraw();
        } else {
            image.setLut(now.getProcessor().getLut());
            image.setDisplayRange(now.getDisplayRangeMin(), now.getDisplayRangeMax());
            image.updateAndDraw();
        }
    }

    @Override
    public void leave() {
        if (image != null) {
            image.setTitle(image.getTitle() + " unfinished");
        }
    }

    @Override
    public ImagePlus image() {
        return image;
    }
}
