package org.lamella.lattice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.lamella.data.Image;
import org.lamella.data.Progress;
import org.lamella.data.Region;

/** Lattice spots and phases of the regions of one image: spot search and identification, region by region. */
public final class LatticeMeasurement {
    private final SpotSearch search;
    /** Prepared while the first spots are being sought. */
    private final Future<PhaseIdentification> identification;

    /**
     * @param spots how spots are found; spacings in the unit of the images
     * @param indexing how they are indexed
     */
    public LatticeMeasurement(SpotSearchSettings spots, IndexingSettings indexing) {
        this.search = new SpotSearch(Objects.requireNonNull(spots, "spots"));
        Objects.requireNonNull(indexing, "indexing");
        this.identification = CompletableFuture.supplyAsync(() -> new PhaseIdentification(indexing));
    }

    /**
     * What one region shows.
     *
     * @param bounds the region
     * @param spots its spots, strongest first; none when it is amorphous
     * @param phases the phases that they speak for
     * @param spectrum the power spectrum around its centre
     * @param profile power by |g|
     */
    public record RegionResult(Region.Rectangle bounds, List<Spot> spots, Identification phases, SpectrumPicture spectrum,
            RadialProfile profile) {
        public RegionResult {
            spots = List.copyOf(spots);
        }

        /** Whether no lattice spot stands out of the noise. */
        public boolean isAmorphous() {
            return spots.isEmpty();
        }
    }

    /**
     * Measures regions of an image.
     *
     * @param image calibrated in nm, or in pixels when the settings leave the scale free
     * @throws IllegalArgumentException when a region is not inside the image or too small
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public List<RegionResult> measure(Image image, List<Region.Rectangle> regions, Progress progress) {
        List<RegionResult> results = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Region.Rectangle region = regions.get(i);
            Progress part = progress.part(i / (double) regions.size(), (i + 1) / (double) regions.size());
            boolean whole = region.x() == 0 && region.y() == 0 && region.width() == image.width() && region.height() == image.height();
            SpotSearch.Result found = search.find(whole ? image : image.crop(region), part.part(0, 0.7));
            Identification phases = prepared().identify(found.spots(), part.part(0.7, 1));
            double reach = found.radialProfile().g()[found.radialProfile().g().length - 1];
            results.add(new RegionResult(region, found.spots(), phases, SpectrumPicture.of(found.spectrum(), reach), found.radialProfile()));
        }
        progress.report(1, "done");
        return results;
    }

    private PhaseIdentification prepared() {
        try {
            return identification.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
