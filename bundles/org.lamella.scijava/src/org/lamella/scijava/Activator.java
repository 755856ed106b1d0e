package org.lamella.scijava;

import org.lamella.analysis.AnalysisRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.scijava.Context;

/**
 * Offers the {@link AnalysisRegistry} and the SciJava {@link Context} as services. Both are made when they are first
 * asked for: printing the version needs neither.
 */
public final class Activator implements BundleActivator {
    private PluginExtender extender;

    @Override
    public void start(BundleContext bundleContext) {
        extender = new PluginExtender(bundleContext, new DropIns(bundleContext));
        bundleContext.registerService(AnalysisRegistry.class, new PluginAnalysisRegistry(extender), null);
        bundleContext.registerService(Context.class, new ServiceFactory<Context>() {
            @Override
            public Context getService(Bundle bundle, ServiceRegistration<Context> registration) {
                return extender.context();
            }

            @Override
            public void ungetService(Bundle bundle, ServiceRegistration<Context> registration, Context service) {
                // one context serves all bundles until this bundle stops
            }
        }, null);
    }

    @Override
    public void stop(BundleContext bundleContext) {
        extender.close();
    }
}
