package org.lamella.ui.tests;

import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Takes minutes unless it is cancelled. */
@Plugin(type = Analysis.class, name = "slow", label = "Slow", description = "Waits until it is cancelled")
public class SlowAnalysis implements Analysis {
    @Parameter(label = "Steps", description = "How long it takes", min = "1")
    private int steps = 6000;

    @Parameter(label = "Mode", description = "Something to choose", choices = {"first", "second"})
    private String mode = "first";

    @Parameter(label = "Careful", description = "A switch")
    private boolean careful = true;

    @Override
    public AnalysisResult analyse(AnalysisContext context) {
        for (int i = 0; i < steps; i++) {
            context.progress().check();
            context.progress().report(i / (double) steps, "waiting");
            Ui.sleep(20);
        }
        return AnalysisResult.builder().put("mode", mode).put("careful", careful).say("waited in mode " + mode).build();
    }
}
