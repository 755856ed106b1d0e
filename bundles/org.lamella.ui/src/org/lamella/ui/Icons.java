package org.lamella.ui;

import java.net.URL;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;
import org.osgi.framework.FrameworkUtil;

/** The icons, as SVG files that stay sharp at any resolution of the screen. */
public final class Icons {
    private Icons() {
    }

    /** @param name the name of a file in the folder {@code icons}, without its ending */
    public static ImageDescriptor descriptor(String name) {
        URL url = FrameworkUtil.getBundle(Icons.class).getEntry("icons/" + name + ".svg");
        if (url == null) {
            throw new IllegalArgumentException("there is no icon '" + name + "'");
        }
        return ImageDescriptor.createFromURL(url);
    }

    /** An image that is shared and must not be disposed. */
    public static Image image(String name) {
        String key = "org.lamella.icons." + name;
        if (JFaceResources.getImageRegistry().getDescriptor(key) == null) {
            JFaceResources.getImageRegistry().put(key, descriptor(name));
        }
        return JFaceResources.getImageRegistry().get(key);
    }
}
