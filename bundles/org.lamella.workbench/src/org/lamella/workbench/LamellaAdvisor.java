package org.lamella.workbench;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.lamella.ui.Installed;
import org.lamella.ui.OpenFiles;
import org.lamella.ui.Problems;

/** How the workbench as a whole behaves: it remembers its layout and its editors, and no error gets past the log. */
final class LamellaAdvisor extends WorkbenchAdvisor {
    private final List<Path> files;
    private final Splash splash;

    LamellaAdvisor(List<Path> files, Splash splash) {
        this.files = files;
        this.splash = splash;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        super.initialize(configurer);
        configurer.setSaveAndRestore(true);
        configurer.setExitOnLastWindowClose(true);
        PlatformUI.getPreferenceStore().setDefault(IWorkbenchPreferenceConstants.SHOW_PROGRESS_ON_STARTUP, false);
        PlatformUI.getPreferenceStore().setDefault(IWorkbenchPreferenceConstants.SHOW_MEMORY_MONITOR, false);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return "org.lamella.lattice.ui.perspective";
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new LamellaWindowAdvisor(configurer);
    }

    @Override
    public void postStartup() {
        splash.close();
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        if (files.isEmpty() && WelcomeEditor.isWanted()) {
            WelcomeEditor.open(page);
        }
        OpenFiles.open(page, files);
        // The first analysis must not wait for plug-ins to be looked for.
        Thread warmUp = new Thread(() -> Installed.find().map(registry -> registry.problems()).filter(problems -> !problems.isEmpty())
                .ifPresent(problems -> Problems.report("Not every plug-in can be used: " + String.join("; ", problems), null)), "plug-ins");
        warmUp.setDaemon(true);
        warmUp.start();
    }

    @Override
    public void eventLoopException(Throwable exception) {
        // The window stays usable whatever a part of it does wrong.
        Problems.report(exception);
    }

    @Override
    public boolean preShutdown() {
        return RunningWork.mayQuit(Display.getCurrent().getActiveShell());
    }
}
