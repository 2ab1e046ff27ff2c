package dev.poolproof.reports.measure;

import dev.poolproof.reports.record.Phase;
import dev.poolproof.reports.record.RunRecord;
import dev.poolproof.reports.record.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A gauge as the samples saw it while load was sent. What rose and fell between two samples is not in it.
 *
 * @param values one a sample that saw it
 */
record UnderLoad(List<Long> values) {

    /** The gauge's values; samples that did not see it are left out. */
    static UnderLoad of(RunRecord run, Function<Sample, @Nullable Long> gauge) {
        List<Phase> loads = run.phases().stream()
                .filter(phase -> phase.name() == Phase.Name.LOAD)
                .toList();
        List<Long> values = new ArrayList<>();
        for (Sample sample : run.samples()) {
            Long value = gauge.apply(sample);
            if (value != null && loads.stream().anyMatch(load -> isWithin(load, sample))) {
                values.add(value);
            }
        }
        return new UnderLoad(values);
    }

    /** The mean over all samples; null where none saw it. */
    @Nullable
    Double mean() {
        return values.isEmpty()
                ? null
                : Double.valueOf(values.stream().mapToLong(Long::longValue).sum() / (double) values.size());
    }

    /** The largest; null where no sample saw it. */
    @Nullable
    Double most() {
        return values.isEmpty() ? null : Double.valueOf((double) Collections.max(values));
    }

    private static boolean isWithin(Phase load, Sample sample) {
        return sample.atMillis() > load.startMillis() && sample.atMillis() <= load.endMillis();
    }
}
