package io.github.secular.host;

import org.scijava.plugin.Plugin;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptLanguage;

/** The language of the example scripts, which Fiji brings along. */
@Plugin(type = ScriptLanguage.class)
public class Groovy extends AdaptedScriptLanguage {
    public Groovy() {
        super("groovy");
    }
}
