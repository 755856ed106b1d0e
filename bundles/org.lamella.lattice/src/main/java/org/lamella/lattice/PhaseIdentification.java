package org.lamella.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lamella.crystal.Phase;
import org.lamella.crystal.Reflection;
import org.lamella.data.Progress;

/**
 * Finds the phases that the spots of one region speak for.
 *
 * <p>Crystal by crystal: of all candidates the one whose best crystal explains the free spots best is taken, if chance
 * would hardly have brought it about (see {@link PhaseEvidence}); its spots are then explained and the scale error
 * that it shows narrows what is expected of the next. Candidates that explain the same spots nearly as well are not
 * dropped but named as an ambiguity. A spacing alone is never a claim.</p>
 */
public final class PhaseIdentification {
    /** Candidates whose probability is within this factor of the best cannot be told apart. */
    static final double INSEPARABLE = Math.log(50);
    /** A further crystal of a phase that is already claimed needs less: the phase is known to be there. */
    private static final double FURTHER_GRAIN = Math.log(30);
    private static final int MAXIMUM_GRAINS = 24;
    private static final double SHARED_SPOTS = 0.6;

    private final IndexingSettings settings;
    private final Map<Phase, ZoneCatalogue> catalogues = new LinkedHashMap<>();

    /** Prepares the reflections and zone axes of the candidates; one instance serves many regions. */
    public PhaseIdentification(IndexingSettings settings) {
        this.settings = settings;
        List<ZoneCatalogue> made = settings.candidates().parallelStream()
                .map(phase -> ZoneCatalogue.of(phase, settings.dMin(), settings.dMax())).toList();
        made.forEach(catalogue -> catalogues.put(catalogue.phase(), catalogue));
    }

    private static final class State {
        final SpotSet spots;
        final boolean[] free;
        final Map<Phase, List<Grain>> grains = new LinkedHashMap<>();
        final Map<Phase, Double> evidence = new HashMap<>();
        final List<Contested> contested = new ArrayList<>();
        final boolean isFree;
        Distortion known;
        Grain.ScaleError scale;

        State(List<Spot> spots, Distortion prior) {
            this.spots = new SpotSet(spots);
            this.free = new boolean[spots.size()];
            Arrays.fill(free, true);
            this.known = prior;
            this.isFree = prior.isFree();
        }
    }

    /** A crystal that other candidates explain nearly as well. */
    private record Contested(Phase phase, Set<Phase> rivals, boolean[] spots) {
    }

    private record Contender(Phase phase, PhaseEvidence.Finding finding) {
    }

    /**
     * @param spots the spots of one region, strongest first, in 1/nm; in 1/px when the calibration's uncertainty is infinite
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Identification identify(List<Spot> spots, Progress progress) {
        State state = new State(spots, Distortion.prior(settings.calibrationUncertainty(), settings.anisotropyUncertainty()));
        Map<Phase, PhaseEvidence> evidence = new LinkedHashMap<>();
        catalogues.forEach((phase, catalogue) -> evidence.put(phase, new PhaseEvidence(catalogue, state.spots, !state.isFree)));
        for (int grain = 0; grain < MAXIMUM_GRAINS; grain++) {
            progress.check();
            progress.report(grain / (double) MAXIMUM_GRAINS, "Phases");
            List<Contender> contenders = new ArrayList<>(evidence.entrySet().parallelStream()
                    .map(entry -> new Contender(entry.getKey(), entry.getValue().find(state.free, state.known)))
                    .filter(contender -> contender.finding.grain() != null).toList());
            contenders.sort(Comparator.comparingDouble((Contender c) -> -c.finding.logScore()).thenComparing(c -> c.phase.name()));
            Contender best = firstClear(contenders, evidence, state);
            if (best == null) {
                break;
            }
            accept(best, contenders, state);
        }
        return result(evidence, state);
    }

    /**
     * The candidate that explains its spots best and is enough against chance. One that is enough but has spots that
     * another candidate explains better, without itself being enough, must wait: it would claim the other's spots.
     */
    private Contender firstClear(List<Contender> contenders, Map<Phase, PhaseEvidence> evidence, State state) {
        List<Contender> unsettled = new ArrayList<>();
        for (Contender contender : contenders) {
            boolean contested = unsettled.stream().anyMatch(better -> better.finding.logScore() > contender.finding.logScore() + INSEPARABLE
                    && sharesSpots(contender, better));
            if (!contested && isEnough(contender.phase, contender.finding, evidence.get(contender.phase), state)) {
                return contender;
            }
            unsettled.add(contender);
        }
        return null;
    }

    private boolean isEnough(Phase phase, PhaseEvidence.Finding finding, PhaseEvidence finder, State state) {
        if (state.grains.containsKey(phase)) {
            return finding.logEvidence() > FURTHER_GRAIN;
        }
        if (state.grains.size() >= settings.maximumPhases()) {
            return false;
        }
        double needed = Math.log(settings.candidates().size() / settings.falseAlarm());
        if (finding.logEvidence() > needed) {
            return true;
        }
        if (finding.logEvidence() < FURTHER_GRAIN / 2) {
            return false;
        }
        // One crystal is too little; two of the same phase with the same scale may be enough.
        boolean[] rest = state.free.clone();
        take(rest, finding.grain());
        PhaseEvidence.Finding second = finder.find(rest, learned(state.known, finding.grain(), phase));
        return finding.logEvidence() + second.logEvidence() - Math.log(2) > needed;
    }

    private static void take(boolean[] free, GrainFit.Fitted grain) {
        for (int s = 0; s < free.length; s++) {
            if (grain.reflection()[s] >= 0) {
                free[s] = false;
            }
        }
    }

    /** What a fitted crystal teaches about the image's calibration. */
    private static Distortion learned(Distortion before, GrainFit.Fitted grain, Phase phase) {
        double scale = Math.sqrt(grain.variance() + Math.pow(phase.cellUncertainty(), 2));
        double shape = Math.max(0.3 * before.shapeUncertainty(), phase.cellUncertainty());
        return new Distortion(grain.distortion().scale(), Math.min(scale, before.scaleUncertainty()), grain.distortion().stretch(),
                grain.distortion().shear(), Math.min(shape, before.shapeUncertainty()));
    }

    private void accept(Contender best, List<Contender> contenders, State state) {
        Set<Phase> inseparable = new LinkedHashSet<>();
        for (Contender other : contenders) {
            if (other != best && Math.abs(other.finding.logScore() - best.finding.logScore()) < INSEPARABLE && sharesSpots(best, other)) {
                inseparable.add(other.phase);
            }
        }
        boolean[] mine = new boolean[state.free.length];
        for (int s = 0; s < mine.length; s++) {
            mine[s] = best.finding.grain().reflection()[s] >= 0;
            state.free[s] &= !mine[s];
        }
        add(best.phase, best.finding, state);
        if (inseparable.isEmpty()) {
            state.known = learned(state.known, best.finding.grain(), best.phase);
            state.scale = scaleError(best.finding.grain(), best.phase);
        } else {
            state.contested.add(new Contested(best.phase, inseparable, mine));
        }
    }

    /** Rivals that still explain a crystal's spots as well once the scale is known from the other crystals. */
    private List<List<String>> settleRivals(Map<Phase, PhaseEvidence> evidence, State state) {
        Map<Phase, Set<String>> sets = new LinkedHashMap<>();
        for (Contested contested : state.contested) {
            PhaseEvidence.Finding own = evidence.get(contested.phase).find(contested.spots, state.known);
            for (Phase rival : contested.rivals) {
                PhaseEvidence.Finding other = evidence.get(rival).find(contested.spots, state.known);
                if (other.grain() != null && other.logScore() > own.logScore() - INSEPARABLE) {
                    sets.computeIfAbsent(contested.phase, phase -> new LinkedHashSet<>(Set.of(phase.name()))).add(rival.name());
                    if (!state.grains.containsKey(rival)) {
                        add(rival, other, state);
                    }
                }
            }
        }
        return sets.values().stream().map(List::copyOf).distinct().toList();
    }

    private static boolean sharesSpots(Contender best, Contender other) {
        int shared = 0;
        int[] mine = best.finding.grain().reflection();
        for (int s = 0; s < mine.length; s++) {
            if (mine[s] >= 0 && other.finding.grain().reflection()[s] >= 0) {
                shared++;
            }
        }
        return shared >= SHARED_SPOTS * best.finding.grain().matched();
    }

    private static void add(Phase phase, PhaseEvidence.Finding finding, State state) {
        GrainFit.Fitted fitted = finding.grain();
        List<Grain.Match> matches = new ArrayList<>();
        for (int s = 0; s < fitted.reflection().length; s++) {
            int r = fitted.reflection()[s];
            if (r >= 0) {
                Spot spot = state.spots.get(s);
                double sign = spot.gx() * fitted.predictedX(r) + spot.gy() * fitted.predictedY(r) >= 0 ? 1 : -1;
                double spacing = 1 / fitted.pattern().length(r);
                // Without a pixel size a spacing in pixels deviates only from what the common scale makes of it.
                double unit = state.isFree ? Math.exp(-fitted.distortion().scale()) : 1;
                matches.add(new Grain.Match(s, sign > 0 ? fitted.pattern().indices().get(r) : fitted.pattern().indices().get(r).negated(),
                        spacing, 100 * (1 / spot.length() / spacing / unit - 1)));
            }
        }
        double rotation = Math.toDegrees(Math.atan2(fitted.predictedY(0), fitted.predictedX(0)));
        Grain grain = new Grain(fitted.pattern().zone(), matches, rotation, scaleError(fitted, phase), finding.logEvidence());
        state.grains.computeIfAbsent(phase, key -> new ArrayList<>()).add(grain);
        state.evidence.merge(phase, finding.logEvidence(), (a, b) -> a + b - Math.log(2));
    }

    private static Grain.ScaleError scaleError(GrainFit.Fitted fitted, Phase phase) {
        Distortion d = fitted.distortion();
        // A reciprocal vector measured too long is a spacing measured too short.
        return new Grain.ScaleError(Math.exp(-d.scale()) / (1 + d.stretch()) - 1, Math.exp(-d.scale()) / (1 - d.stretch()) - 1,
                -2 * d.shear(), Math.sqrt(fitted.variance() + phase.cellUncertainty() * phase.cellUncertainty()));
    }

    private Identification result(Map<Phase, PhaseEvidence> evidence, State state) {
        List<List<String>> ambiguities = settleRivals(evidence, state);
        List<PhaseClaim> claims = new ArrayList<>();
        Set<Integer> explained = new LinkedHashSet<>();
        int candidates = settings.candidates().size();
        state.grains.forEach((phase, grains) -> grains.forEach(grain -> grain.matches().forEach(match -> explained.add(match.spot()))));
        state.grains.forEach((phase, grains) -> {
            double significance = Math.min(1, candidates * Math.exp(-state.evidence.get(phase)));
            claims.add(new PhaseClaim(phase, Math.max(significance, 1e-300), grains, singles(phase, state, explained)));
        });
        claims.sort(Comparator.comparingDouble(PhaseClaim::significance).thenComparing(claim -> claim.phase().name()));
        List<Integer> unexplained = new ArrayList<>();
        for (int s = 0; s < state.spots.size(); s++) {
            if (!explained.contains(s)) {
                unexplained.add(s);
            }
        }
        return new Identification(claims, ambiguities, unexplained, state.scale);
    }

    private List<Grain.Match> singles(Phase phase, State state, Set<Integer> explained) {
        List<Grain.Match> singles = new ArrayList<>();
        double scale = state.known.scale();
        double width = Math.hypot(Math.hypot(state.known.scaleUncertainty(), state.known.shapeUncertainty()), phase.cellUncertainty());
        for (int s = 0; s < state.spots.size() && !state.isFree; s++) {
            Spot spot = state.spots.get(s);
            if (!explained.contains(s)) {
                double tolerance = 2 * Math.hypot(width, spot.relativeUncertainty());
                Reflection nearest = null;
                double least = tolerance;
                for (Reflection reflection : catalogues.get(phase).reflections()) {
                    double deviation = Math.abs(Math.log(spot.length() * reflection.spacing()) - scale);
                    if (deviation < least && !(reflection.relativeIntensity() < 0.01)) {
                        least = deviation;
                        nearest = reflection;
                    }
                }
                if (nearest != null) {
                    singles.add(new Grain.Match(s, nearest.indices(), nearest.spacing(), 100 * (1 / spot.length() / nearest.spacing() - 1)));
                }
            }
        }
        return singles;
    }
}
