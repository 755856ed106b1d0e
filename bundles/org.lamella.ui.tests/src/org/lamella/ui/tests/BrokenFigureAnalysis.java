package org.lamella.ui.tests;

import java.awt.Graphics2D;
import java.util.List;
import org.lamella.analysis.Analysis;
import org.lamella.analysis.AnalysisContext;
import org.lamella.analysis.AnalysisResult;
import org.lamella.analysis.Figure;
import org.lamella.analysis.Table;
import org.scijava.plugin.Plugin;

/** Its numbers are fine, one of its figures cannot be drawn. */
@Plugin(type = Analysis.class, name = "brokenfigure", label = "Broken figure", description = "Numbers are fine, a figure is not")
public class BrokenFigureAnalysis implements Analysis {
    @Override
    public AnalysisResult analyse(AnalysisContext context) {
        Table table = new Table("spacings", "spacings", List.of(new Table.Column("d", "nm")), List.of(List.of(1.5), List.of(0.25)));
        return AnalysisResult.builder().put("answer", 42.0).say("the answer is 42").table(table).figure(new Broken()).build();
    }

    private static final class Broken implements Figure {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String caption() {
            return "never seen";
        }

        @Override
        public int width() {
            return 100;
        }

        @Override
        public int height() {
            return 100;
        }

        @Override
        public void paint(Graphics2D graphics) {
            throw new IllegalStateException("no pencil");
        }
    }
}
