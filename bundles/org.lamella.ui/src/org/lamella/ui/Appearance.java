package org.lamella.ui;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.lamella.figure.CategoricalColours;
import org.lamella.figure.FigureTheme;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * The colours of everything that Lamella draws itself. There is one for each display; plots, images and spectra take
 * their colours from here and are told when the theme changes, so that light and dark are one style throughout.
 *
 * <p>Used on the thread of its display.</p>
 */
public final class Appearance {
    /** The theme for a bright room. */
    public static final String LIGHT_THEME = "org.eclipse.e4.ui.css.theme.e4_default";
    /** The theme for a dark room. */
    public static final String DARK_THEME = "org.eclipse.e4.ui.css.theme.e4_dark";

    private static final String KEY = "org.lamella.appearance";

    private final Display display;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<RGB, Color> colours = new ConcurrentHashMap<>();
    private boolean dark;

    private Appearance(Display display) {
        this.display = display;
        IThemeEngine engine = engine();
        this.dark = engine != null && isDark(engine.getActiveTheme());
        BundleContext bundles = FrameworkUtil.getBundle(Appearance.class).getBundleContext();
        java.util.Hashtable<String, Object> topic = new java.util.Hashtable<>();
        topic.put(EventConstants.EVENT_TOPIC, IThemeEngine.Events.THEME_CHANGED);
        var registration = bundles.registerService(EventHandler.class, event -> display.asyncExec(this::themeChanged), topic);
        display.disposeExec(registration::unregister);
        display.addListener(SWT.Settings, event -> display.asyncExec(this::restyle));
    }

    /** The appearance of a display; made at the first call. */
    public static Appearance of(Display display) {
        Appearance appearance = (Appearance) display.getData(KEY);
        if (appearance == null) {
            appearance = new Appearance(display);
            display.setData(KEY, appearance);
        }
        return appearance;
    }

    public static Appearance of(Control control) {
        return of(control.getDisplay());
    }

    private IThemeEngine engine() {
        BundleContext bundles = FrameworkUtil.getBundle(Appearance.class).getBundleContext();
        ServiceReference<IThemeManager> reference = bundles.getServiceReference(IThemeManager.class);
        return reference == null ? null : bundles.getService(reference).getEngineForDisplay(display);
    }

    private static boolean isDark(ITheme theme) {
        return theme != null && theme.getId().contains("dark");
    }

    private void themeChanged() {
        IThemeEngine engine = engine();
        boolean nowDark = engine != null && isDark(engine.getActiveTheme());
        if (nowDark != dark) {
            dark = nowDark;
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * Gives every control the colours of the theme again. The window system changes its own after the workbench has changed the theme:
     * what the workbench takes for the usual colours until then are those of the theme before, white labels on white ground.
     */
    private void restyle() {
        IThemeEngine engine = engine();
        if (engine == null || display.isDisposed()) {
            return;
        }
        for (Shell shell : display.getShells()) {
            reset(shell);
            engine.applyStyles(shell, true);
            colourLists(shell);
            letGroundThrough(shell);
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Rows of tables and trees keep the colours of the theme before, and lose their letters when these are only taken away. The list's own
     * foreground is of no use: what the toolkit takes for its default already, it does not set.
     */
    private void colourLists(Control control) {
        if (control instanceof Table || control instanceof Tree) {
            control.setBackground(display.getSystemColor(SWT.COLOR_LIST_BACKGROUND));
            control.setForeground(display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND));
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                colourLists(child);
            }
        }
    }

    /**
     * What is only text stands on the ground of its parent. The light theme says so by saying nothing; but what has had a ground of its own, as
     * in the dark theme, gets the toolkit's grey when it is taken away.
     */
    private void letGroundThrough(Control control) {
        boolean isText = control instanceof Label || control instanceof Link || control instanceof Button && (control.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0;
        if (isText && control.getBackground().equals(display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND))) {
            control.setBackground(control.getParent().getBackground());
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                letGroundThrough(child);
            }
        }
    }

    private void reset(Control control) {
        if (!(control instanceof Table || control instanceof Tree)) {
            // Taking colours away does nothing where the workbench has taken them away already, and then old ones stay: they are set first.
            control.setForeground(display.getSystemColor(SWT.COLOR_LIST_FOREGROUND));
            control.setBackground(display.getSystemColor(SWT.COLOR_LIST_BACKGROUND));
            if (!(control instanceof StyledText)) {
                control.setForeground(null);
                control.setBackground(null);
            }
        }
        if (control instanceof Link link) {
            // Only the dark theme says what colour links have.
            link.setLinkForeground(null);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                reset(child);
            }
        }
    }

    public boolean isDark() {
        return dark;
    }

    /** Changes the theme of the whole window and remembers it. */
    public void setDark(boolean wanted) {
        IThemeEngine engine = engine();
        if (engine != null) {
            engine.setTheme(wanted ? DARK_THEME : LIGHT_THEME, true);
            themeChanged();
        }
    }

    /** Calls back when the theme changes, as long as a control lives. */
    public void onChange(Control owner, Runnable listener) {
        listeners.add(listener);
        owner.addDisposeListener(event -> listeners.remove(listener));
    }

    /** The colours and letters of figures in this theme. */
    public FigureTheme figureTheme() {
        return dark ? FigureTheme.DARK : FigureTheme.LIGHT;
    }

    /** The ground of plots. */
    public Color background() {
        return colour(figureTheme().background());
    }

    /** Titles and labels. */
    public Color text() {
        return colour(figureTheme().text());
    }

    /** Tick labels and notes. */
    public Color secondaryText() {
        return colour(figureTheme().secondary());
    }

    /** Axis lines. */
    public Color frame() {
        return colour(figureTheme().frame());
    }

    public Color grid() {
        return colour(figureTheme().grid());
    }

    /** The ground behind an image that does not fill its editor. */
    public Color surround() {
        return dark ? colour(0x15, 0x16, 0x18) : colour(0xd9, 0xdb, 0xde);
    }

    /** What is selected or being dragged. */
    public Color accent() {
        return dark ? colour(0x4f, 0xa8, 0xff) : colour(0x00, 0x66, 0xcc);
    }

    /** What has gone wrong, as text on {@link #background()}. */
    public Color error() {
        return dark ? colour(0xff, 0x8a, 0x80) : colour(0xb0, 0x1c, 0x10);
    }

    /** The colour of a category on the ground of a plot. */
    public Color category(int category) {
        return colour(figureTheme().category(category));
    }

    /** The colour of a category on an image or a power spectrum. */
    public Color categoryOnImage(int category) {
        return colour(CategoricalColours.onDark(category));
    }

    /** An SWT colour for a colour of a figure; it needs no disposal. */
    public Color colour(java.awt.Color colour) {
        return colour(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private Color colour(int red, int green, int blue) {
        return colours.computeIfAbsent(new RGB(red, green, blue), Color::new);
    }
}
