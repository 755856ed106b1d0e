package org.lamella.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.ui.Appearance;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;
import org.lamella.ui.RecentFiles;
import org.lamella.ui.Settings;

/** Opens files and folders, changes the theme, shows help, tours and the Welcome page; which of these stands behind a colon in the plug-in's description. */
public final class FileCommandHandler extends AbstractHandler implements IExecutableExtension {
    private static final String FOLDER = "openFolder";

    private String name;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        name = (String) data;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        IWorkbenchPage page = window.getActivePage();
        try {
            switch (name) {
                case "open" -> openFiles(window);
                case "openFolder" -> openFolder(window);
                case "recent" -> OpenFiles.open(page, Path.of(event.getParameter("org.lamella.workbench.file")), -1);
                case "clearRecent" -> RecentFiles.clear();
                case "theme" -> Appearance.of(window.getShell()).setDark(!Appearance.of(window.getShell()).isDark());
                case "help" -> showHelp(page);
                case "welcome" -> WelcomeEditor.open(page);
                case "tour" -> page.showView(TourView.ID);
                default -> throw new ExecutionException("no command " + name);
            }
        } catch (PartInitException e) {
            Problems.report(e);
        }
        return null;
    }

    /** Help about the part that is in use, not about the help itself. */
    private static void showHelp(IWorkbenchPage page) throws PartInitException {
        IWorkbenchPart part = page.getActivePart();
        HelpView help = (HelpView) page.showView(HelpView.ID);
        if (part != null && part != help) {
            help.showAbout(part.getSite().getId());
        }
    }

    private static void openFiles(IWorkbenchWindow window) {
        Settings settings = Settings.of("files");
        FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Open images and spectra");
        dialog.setFilterPath(settings.get(FOLDER, System.getProperty("user.home")));
        dialog.setFilterNames(new String[] {"All files", "Images and spectra"});
        dialog.setFilterExtensions(new String[] {"*", "*.dm3;*.dm4;*.ser;*.emi;*.tif;*.tiff;*.mrc;*.msa;*.emsa;*.csv;*.tsv"});
        if (dialog.open() != null) {
            List<Path> files = new ArrayList<>();
            for (String file : dialog.getFileNames()) {
                files.add(Path.of(dialog.getFilterPath()).resolve(file));
            }
            settings.put(FOLDER, dialog.getFilterPath());
            OpenFiles.open(window.getActivePage(), files);
        }
    }

    private static void openFolder(IWorkbenchWindow window) throws PartInitException {
        DirectoryDialog dialog = new DirectoryDialog(window.getShell());
        dialog.setText("Show a folder in the navigator");
        dialog.setFilterPath(Settings.of("files").get(FOLDER, System.getProperty("user.home")));
        String folder = dialog.open();
        if (folder != null) {
            Settings.of("files").put(FOLDER, folder);
            ((FolderView) window.getActivePage().showView(FolderView.ID)).addFolder(Path.of(folder));
        }
    }
}
