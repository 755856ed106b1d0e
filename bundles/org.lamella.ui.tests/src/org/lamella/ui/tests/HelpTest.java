package org.lamella.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.analysis.InstalledLibrary;
import org.lamella.analysis.ParameterInfo;
import org.lamella.ui.Installed;

/** F1 in every view, a page for each, words for every parameter, and About. */
class HelpTest {
    private static final String HELP = "org.lamella.workbench.help";

    @BeforeAll
    static void window() {
        Ui.ready();
    }

    @AfterAll
    static void back() {
        Ui.run(() -> Ui.page().resetPerspective());
    }

    /** Title of the page by the part that it is about. */
    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (IConfigurationElement page : Platform.getExtensionRegistry().getConfigurationElementsFor("org.lamella.workbench.helpPages")) {
            if (page.getAttribute("part") != null) {
                pages.put(page.getAttribute("part"), page.getAttribute("title"));
            }
        }
        return pages;
    }

    @Test
    void everyViewAndEditorHasAPage() {
        List<String> without = new ArrayList<>();
        Map<String, String> pages = pages();
        for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
            boolean isOurs = List.of(view.getCategoryPath() == null ? new String[0] : view.getCategoryPath()).contains("org.lamella");
            if (isOurs && !view.getId().equals(HELP) && !pages.containsKey(view.getId())) {
                without.add(view.getId());
            }
        }
        for (IConfigurationElement editor : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.editors")) {
            IEditorDescriptor known = PlatformUI.getWorkbench().getEditorRegistry().findEditor(editor.getAttribute("id"));
            if (known != null && known.getId().startsWith("org.lamella.") && !pages.containsKey(known.getId())) {
                without.add(known.getId());
            }
        }
        assertEquals(List.of(), without);
    }

    @Test
    void everyPageCanBeReadAndIsAboutSomethingThatIsThere() {
        Ui.command("org.lamella.workbench.showHelp");
        Combo choice = Ui.find(Combo.class, "help.choice");
        StyledText text = Ui.find(StyledText.class, "help.text");
        Ui.await("the pages", () -> choice.getItemCount() > pages().size());
        for (Map.Entry<String, String> page : pages().entrySet()) {
            boolean isThere = PlatformUI.getWorkbench().getViewRegistry().find(page.getKey()) != null
                    || PlatformUI.getWorkbench().getEditorRegistry().findEditor(page.getKey()) != null;
            assertTrue(isThere, page.getKey());
            Ui.run(() -> {
                choice.setText(page.getValue());
                choice.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
            });
            String shown = Ui.get(text::getText);
            assertTrue(shown.length() > 60 && !shown.contains("is missing"), page.getValue() + ": " + shown);
        }
        Ui.run(() -> Ui.page().hideView(Ui.page().findView(HELP)));
    }

    @Test
    void f1ShowsThePageAboutTheViewInUse() {
        Map<String, String> pages = pages();
        List<String> unheard = new ArrayList<>();
        for (String view : pages.keySet()) {
            if (PlatformUI.getWorkbench().getViewRegistry().find(view) == null) {
                continue;
            }
            Ui.run(() -> {
                if (Ui.page().findView(HELP) != null) {
                    Ui.page().hideView(Ui.page().findView(HELP));
                }
                try {
                    Ui.page().showView(view);
                } catch (org.eclipse.ui.PartInitException e) {
                    throw new IllegalStateException(e);
                }
            });
            Ui.await("the view " + view, () -> Ui.page().getActivePart() != null && Ui.page().getActivePart().getSite().getId().equals(view));
            // Without a window manager nobody gives the keys back to a window when a part of it has gone.
            Ui.run(() -> {
                Ui.window().getShell().forceActive();
                Ui.page().getActivePart().setFocus();
            });
            String focus = Ui.get(() -> String.valueOf(Ui.display().getFocusControl()));
            if (focus.equals("null")) {
                unheard.add(view);
                continue;
            }
            Ui.key(SWT.F1);
            Ui.await("help about " + view + " with the keys at " + focus, () -> Ui.page().findView(HELP) != null);
            Combo choice = Ui.find(Combo.class, "help.choice");
            Ui.await("the page " + pages.get(view) + " about " + view, () -> choice.getText().equals(pages.get(view)));
        }
        assertEquals(List.of(), unheard, "views that take no keys, so that F1 does not reach them");
    }

    @Test
    void everyParameterSaysWhatItMeans() throws Exception {
        List<String> silent = new ArrayList<>();
        for (String name : List.of("lattice", "calibrate", "interphase", "layers", "linescan", "profile", "eels", "height", "dome-stress")) {
            InstalledAnalysis analysis = Installed.registry().require(name);
            for (ParameterInfo parameter : analysis.info().parameters()) {
                if (parameter.meaning().isBlank()) {
                    silent.add(name + "." + parameter.name());
                }
            }
        }
        assertEquals(List.of(), silent);
        assertTrue(Installed.registry().require("lattice").info().parameters().size() > 5);
    }

    @Test
    void aboutTellsVersionAndLicences() throws Exception {
        Ui.commandWithDialog("org.eclipse.ui.help.aboutAction");
        Ui.await("the dialog", () -> Ui.isVisible("about.tabs"));
        Text text = Ui.find(Text.class, "about.text");
        assertTrue(Ui.get(text::getText).contains("Eclipse Public License 2.0"));
        assertTrue(Ui.get(text::getText).contains("Version 0."));
        TabFolder tabs = Ui.find(TabFolder.class, "about.tabs");
        Ui.run(() -> tabs.setSelection(1));
        Table table = Ui.find(Table.class, "about.licences");
        List<InstalledLibrary> libraries = Installed.registry().libraries();
        Ui.await("the licences", () -> table.getItemCount() == libraries.size());
        assertTrue(libraries.stream().anyMatch(library -> library.name().equals("picocli") || library.name().equals("commonmark")
                || library.name().equals("org.eclipse.swtchart")), "libraries of others are in it");
        for (int i = 0; i < libraries.size(); i++) {
            int row = i;
            assertFalse(Ui.get(() -> table.getItem(row).getText(2)).isBlank(), libraries.get(i).name());
        }
        Ui.run(() -> table.setFocus());
        Ui.key('a', SWT.CTRL);
        Ui.key('c', SWT.CTRL);
        String copied = Ui.get(() -> {
            var clipboard = new org.eclipse.swt.dnd.Clipboard(Ui.display());
            String got = (String) clipboard.getContents(org.eclipse.swt.dnd.TextTransfer.getInstance());
            clipboard.dispose();
            return got;
        });
        assertTrue(copied != null && copied.contains("org.lamella.workbench") && copied.contains("EPL-2.0"), copied);
        Ui.click(Ui.button("Close"));
        Ui.await("the dialog to close", () -> !Ui.isVisible("about.tabs"));
    }
}
