package org.lamella.workbench;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.lamella.analysis.AnalysisRegistry;
import org.lamella.analysis.ExtensionFolders;
import org.lamella.ui.Installed;

/** Opens the workbench, with the files that are named on the command line. */
public final class WorkbenchApplication implements IApplication {
    /** Put before each argument by the start script, so that Equinox does not take it for one of its own options. */
    private static final String MARK = ":";
    private static final int MOST_WINDOWS = 32;

    @Override
    public Object start(IApplicationContext context) throws IOException {
        if (!lockFolder()) {
            System.err.println("lamella: the folder for the workbench cannot be used; set LAMELLA_WORKBENCH to one that can be written");
            return 1;
        }
        Display display;
        try {
            display = PlatformUI.createDisplay();
        } catch (SWTError e) {
            System.err.println("lamella: there is no screen to open the workbench on (" + e.getMessage()
                    + "); 'lamella --help' shows what works without one");
            return 1;
        }
        installDroppedJars();
        try {
            Splash splash = Splash.show(display);
            context.applicationRunning();
            int result = PlatformUI.createAndRunWorkbench(display, new LamellaAdvisor(files(context), splash));
            return result == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** Jars that were dropped in may bring views; the workbench looks for views only once, when it opens. */
    private static void installDroppedJars() {
        for (Path folder : ExtensionFolders.all()) {
            String[] jars = folder.toFile().list((parent, name) -> name.endsWith(".jar"));
            if (jars != null && jars.length > 0) {
                Installed.find().ifPresent(AnalysisRegistry::analyses);
                return;
            }
        }
    }

    private static List<Path> files(IApplicationContext context) {
        List<Path> files = new ArrayList<>();
        if (context.getArguments().get(IApplicationContext.APPLICATION_ARGS) instanceof String[] arguments) {
            for (String argument : arguments) {
                if (argument.startsWith(MARK) && !argument.equals(MARK + "open")) {
                    files.add(Path.of(argument.substring(MARK.length())).toAbsolutePath());
                }
            }
        }
        return files;
    }

    /**
     * Takes the folder that the workbench keeps its state in. A second window at the same time gets a folder of its own
     * beside it, so that two never write into one.
     */
    private static boolean lockFolder() throws IOException {
        Location location = Platform.getInstanceLocation();
        if (location.isSet()) {
            return true;
        }
        String folder = System.getProperty("lamella.workbench", Path.of(System.getProperty("user.home"), ".lamella", "workbench").toString());
        for (int i = 1; i <= MOST_WINDOWS; i++) {
            URL url = Path.of(i == 1 ? folder : folder + "-" + i).toUri().toURL();
            Location trial = location.createLocation(null, null, false);
            if (trial.set(url, true)) {
                trial.release();
                return location.set(url, true);
            }
        }
        return false;
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            var workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
        }
    }
}
