package org.lamella.readers.storage;

import java.util.ArrayList;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.lamella.data.Axis;
import org.lamella.data.Dataset;

/** Brings the axes of a dataset into the order in which most formats store them: what the detector measures runs fastest. */
public final class SignalFirst {
    private SignalFirst() {
    }

    /** The same data, nothing copied, signal axes before navigation axes; both keep their order among themselves. */
    public static Dataset of(Dataset dataset) {
        RandomAccessibleInterval<? extends RealType<?>> array = dataset.array();
        List<Axis> axes = new ArrayList<>(dataset.axes());
        int signals = 0;
        for (int i = 0; i < axes.size(); i++) {
            if (!axes.get(i).isNavigation()) {
                // Moves this axis down past the navigation axes before it.
                for (int d = i; d > signals; d--) {
                    array = Views.permute(array, d, d - 1);
                    axes.add(d - 1, axes.remove(d));
                }
                signals++;
            }
        }
        return new Dataset(dataset.name(), array, dataset.type(), axes, dataset.metadata());
    }
}
