// A study: the heating rate of the forced oscillator, the drift a(E) of the limit, over the
// frequency of the drive (to the right) and the damping (downwards), as one calibrated image.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

frequencies = 13; firstFrequency = 0.4; stepFrequency = 0.1;
dampings = 4;     firstDamping = 0.1;   stepDamping = 0.2;
rate = newArray(frequencies * dampings);
for (y = 0; y < dampings; y++) {
    for (x = 0; x < frequencies; x++) {
        frequency = firstFrequency + x * stepFrequency;
        damping = firstDamping + y * stepDamping;
        run("Diffusion Coefficient...", "sample=forced-oscillator showplot=false"
            + " overrides=[drive.frequencies=[" + frequency + "]; relaxation.gamma=" + damping
            + "; energies=[1]]");
        rate[y * frequencies + x] = getResult("a", 0);
    }
    showProgress(y + 1, dampings);
}

newImage("Heating rate", "32-bit black", frequencies, dampings, 1);
for (y = 0; y < dampings; y++)
    for (x = 0; x < frequencies; x++)
        setPixel(x, y, rate[y * frequencies + x]);
run("Properties...", "channels=1 slices=1 frames=1 pixel_width=" + stepFrequency
    + " pixel_height=" + stepDamping + " voxel_depth=1 origin="
    + (-firstFrequency / stepFrequency) + "," + (-firstDamping / stepDamping));
Stack.setXUnit("frequency");
Stack.setYUnit("damping");
setMetadata("Info", "Heating rate of a forced oscillator in the limit, energy per unit of slow time.\n"
    + "x: angular frequency of the drive, y: damping gamma, both per unit of fast time.");
resetMinAndMax();
run("Fire");
run("Set... ", "zoom=2000"); // a pixel is a run
saveAs("Tiff", out + File.separator + "heating-rate.tif");
getStatistics(area, mean, min, max);
print("Heating rate from " + d2s(min, 4) + " to " + d2s(max, 4));
print("Files are in " + out);
