package org.lamella.ui.tests;

import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.scijava.plugin.Plugin;

/** Has a fault of its own. */
@Plugin(type = Analysis.class, name = "throwing", label = "Throwing", description = "Ends with a fault of its own")
public class ThrowingAnalysis implements Analysis {
    @Override
    public AnalysisResult analyse(AnalysisContext context) {
        throw new ArrayIndexOutOfBoundsException("Index 7 out of bounds for length 3");
    }
}
