package org.lamella.ui.tests;

import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.scijava.plugin.Plugin;

/** Never looks at its progress and never ends, until the test lets it. */
@Plugin(type = Analysis.class, name = "hanging", label = "Hanging", description = "Never ends")
public class HangingAnalysis implements Analysis {
    static volatile boolean released;

    @Override
    public AnalysisResult analyse(AnalysisContext context) {
        while (!released) {
            Thread.onSpinWait();
        }
        return AnalysisResult.builder().build();
    }
}
