package org.lamella.ui.image;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.handlers.HandlerUtil;
import org.lamella.data.UserError;
import org.lamella.ui.Problems;

/** Runs one of the {@link ImageCommands} on the image in front; which one stands behind a colon in the plug-in's description. */
public final class ImageCommandHandler extends AbstractHandler implements IExecutableExtension {
    private String name;

    @Override
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        name = (String) data;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        ImageEditor editor = ActiveImage.of(HandlerUtil.getActiveWorkbenchWindowChecked(event)).editor().orElse(null);
        if (editor != null && editor.canvas() != null) {
            try {
                new ImageCommands(editor).run(name, event.getParameter("org.lamella.ui.image.toolName"));
            } catch (UserError e) {
                Problems.report(e);
            }
        }
        return null;
    }
}
