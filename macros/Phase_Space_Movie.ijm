// A movie of phase space: a Duffing well under two frequencies, saved as AVI.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Vlasov Evolution...", "sample=duffing-two-frequency epsilon=0.3 endtime=0.5 count=16 pixels=128 shells=0"
    + " showplot=false showtable=false");
selectImage("Phase space of Duffing well under two frequencies");
run("AVI... ", "compression=JPEG frame=8 save=[" + out + File.separator + "phase-space.avi]");
print("Saved " + nSlices + " frames");
print("Files are in " + out);
