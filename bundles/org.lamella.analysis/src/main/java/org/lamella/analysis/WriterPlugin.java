package org.lamella.analysis;

import org.lamella.readers.FormatWriter;
import org.scijava.plugin.SciJavaPlugin;

/**
 * A writer that is found like an analysis: {@code @Plugin(type = WriterPlugin.class)} in a bundle or a dropped-in jar. For an
 * ending that Lamella writes itself, Lamella's writer is taken.
 */
public interface WriterPlugin extends FormatWriter, SciJavaPlugin {
}
