// A trap in three dimensions, shaken along one axis: the coefficient of diffusion in energy, the
// cloud of particles over time as projections on two pairs of axes, and its heating rate against
// the exact one of the limit.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

// d = d0 E/3, d0 = (L(0.3) + L(1.7))/4 with L(s) = 0.5/(0.25 + s*s)
d0 = (0.5 / (0.25 + 0.09) + 0.5 / (0.25 + 2.89)) / 4;
run("Diffusion Coefficient...", "sample=trap-3d showplot=false");
print("3d/E = " + d2s(3 * getResult("d", 9) / getResult("E", 9), 9) + ", exact " + d2s(d0, 9));

run("Vlasov Evolution...", "sample=trap-3d count=11 pixels=96 axes=[x, y]");
last = nResults - 1;
rate = getResult("gain_E", last) / getResult("time", last);
error = getResult("error_gain", last) / getResult("time", last);
print("Heating rate " + d2s(rate, 4) + " +- " + d2s(error, 4) + ", of the limit " + d2s(d0, 4));
title = "Trap in three dimensions";
selectImage("Density in x and y of " + title);
saveAs("Tiff", out + File.separator + "trap-x-y.tif");
selectImage("Chart of " + title);
saveAs("PNG", out + File.separator + "trap-energies.png");

run("Vlasov Evolution...", "sample=trap-3d count=11 pixels=96 axes=[x, px] showplot=false");
saveAs("Tiff", out + File.separator + "trap-x-px.tif");
// the same at a light a thousand times weaker, which no particle could be followed through
run("Vlasov Evolution...", "sample=trap-3d solver=jump-chain epsilon=2e-4 count=3 pixels=32 showplot=false showimage=false");
rate = getResult("gain_E", nResults - 1) / getResult("time", nResults - 1);
print("Heating rate by a chain of jumps, epsilon = 2e-4: " + d2s(rate, 4));
print("Files are in " + out);
