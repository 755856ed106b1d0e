/**
 * What people read of a run: {@code report.html}, which needs nothing beside it, and the figures as SVG and PNG files.
 * {@link org.lamella.report.HtmlReport} and {@link org.lamella.report.FigureFiles} write them into a result's folder.
 */
package org.lamella.report;
