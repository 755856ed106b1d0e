/**
 * Figures for results: drawn once with Java2D, they serve as SVG, as PNG, in the report and on the screen.
 *
 * <p>A figure is a grid of panels:</p>
 * <pre>{@code
 * Panel micrograph = ImagePanel.of(image).title("Image").region(new Region.Rectangle("A", 10, 20, 256, 256), 0).build();
 * Panel profile = ProfilePlot.of(PlotAxis.linear("Distance", Unit.NANOMETRE), PlotAxis.linear("Intensity", Unit.COUNTS))
 *         .curve(Curve.line("mean", x, y, 0).withBand(lower, upper)).line(12.5, "interface", 1).build();
 * result.figure(FigureGrid.named("overview", "Image (a) and its profile (b).").add(micrograph).add(profile).build());
 * }</pre>
 *
 * <p>Colours come from categories, numbered from 0, so that a phase or signal looks the same in every panel; see
 * {@link org.lamella.figure.CategoricalColours}. All lengths on a figure are points, 1/72 inch.</p>
 */
package org.lamella.figure;
