// Two wells, one per axis, under a wave that couples them: the plane of their actions over time with
// its lines of resonance, the resonances, and how fast both actions grow.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Action Diffusion...", "sample=two-invariants count=13 tolerance=0.1 picture=true");
last = nResults - 1;
print("Mean actions from " + d2s(getResult("mean_I_1", 0), 4) + " and " + d2s(getResult("mean_I_2", 0), 4)
    + " to " + d2s(getResult("mean_I_1", last), 4) + " and " + d2s(getResult("mean_I_2", last), 4));
title = "Two wells with an action each";
selectImage("Actions of " + title);
saveAs("Tiff", out + File.separator + "actions.tif");
selectImage("Actions of " + title + " picture");
saveAs("PNG", out + File.separator + "actions.png");

// Which hypotheses hold, and whether resonances trap motion before it relaxes.
run("Check Hypotheses...", "sample=two-invariants");
for (i = 0; i < nResults; i++)
    if (getResultString("name", i) == "trapping") print("Trapping: " + getResultString("evidence", i));

// A central well keeps the radial action and the angular momentum: a wave that turns to the left heats what turns with it.
run("Action Diffusion...", "sample=central-well endtime=1 count=3 tolerance=0.1");
last = nResults - 1;
print("Quanta that turn to the left: " + d2s(getResult("mean_I_plus", 0), 4) + " to " + d2s(getResult("mean_I_plus", last), 4)
    + ", to the right: " + d2s(getResult("mean_I_minus", 0), 4) + " to " + d2s(getResult("mean_I_minus", last), 4));
saveAs("Results", out + File.separator + "quanta.csv");
print("Files are in " + out);
