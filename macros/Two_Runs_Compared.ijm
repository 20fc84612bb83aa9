// Two runs beside each other, and a figure of both for print.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

// Titles as they are on the screen: with a number where there is an image of that name already.
run("Bloch Evolution...", "sample=two-level-resonant count=41 showimage=false");
first = getTitle();
run("Bloch Evolution...", "sample=two-level-resonant epsilon=0.2 count=41 showimage=false");
second = getTitle();
run("Compare Runs...", "first=[" + first + "] second=[" + second + "] quiet");
saveAs("Results", out + File.separator + "compared.csv");
figure = out + File.separator + "compared.svg";
run("Make Figure...", "images=[" + first + "; " + second + "; Chart of difference of " + first + "] columns=2 width=178 quiet save=[" + figure + "]");
print("Files are in " + out);
