package org.lamella.analysis;

import org.lamella.readers.FormatReader;
import org.scijava.plugin.SciJavaPlugin;

/**
 * A reader that is found like an analysis: in a bundle or a dropped-in jar.
 *
 * <pre>{@code
 * @Plugin(type = ReaderPlugin.class)
 * public class GatanStackReader implements ReaderPlugin { ... }
 * }</pre>
 *
 * <p>It is asked after the readers that ship with Lamella and have a mark to go by, and before the
 * {@linkplain FormatReader#isGeneral() general} ones; among themselves, plug-ins are asked in the order of their priority. One
 * instance, made by a public constructor without arguments, serves all files.</p>
 */
public interface ReaderPlugin extends FormatReader, SciJavaPlugin {
}
