package org.lamella.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;
import org.lamella.analysis.AnalysisInfo;
import org.lamella.analysis.InstalledAnalysis;
import org.lamella.ui.Installed;

/** The installed analyses as menu items, those of third parties among them. */
public final class AnalysisMenu extends CompoundContributionItem implements IWorkbenchContribution {
    private IServiceLocator services;

    @Override
    public void initialize(IServiceLocator serviceLocator) {
        services = serviceLocator;
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        List<IContributionItem> items = new ArrayList<>();
        List<InstalledAnalysis> analyses = Installed.find().map(registry -> registry.analyses()).orElse(List.of());
        for (InstalledAnalysis analysis : analyses) {
            AnalysisInfo info = analysis.info();
            CommandContributionItemParameter item = new CommandContributionItemParameter(services, null, "org.lamella.workbench.analyse",
                    CommandContributionItem.STYLE_PUSH);
            item.label = info.label() + "…";
            item.tooltip = info.description();
            item.parameters = Map.of("org.lamella.workbench.analysis", info.name());
            items.add(new CommandContributionItem(item));
        }
        return items.toArray(IContributionItem[]::new);
    }
}
