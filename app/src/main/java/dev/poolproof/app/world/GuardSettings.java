package dev.poolproof.app.world;

import dev.poolproof.app.settings.RefusedSettingsException;
import dev.poolproof.app.settings.Rules;
import dev.poolproof.app.settings.SettingProblem;
import dev.poolproof.app.settings.SettingsReader;
import dev.poolproof.guard.Guard;
import dev.poolproof.guard.GuardOptions;
import dev.poolproof.guard.fault.Fault;
import dev.poolproof.guard.fault.FaultPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What the guard does.
 *
 * @param enabled whether there is one; without it the pools hand out their own connections, unwatched
 * @param sessionChecks whether it asks the server about every connection that comes back, which costs queries
 * @param faultsAllowed whether failures may be injected at all
 * @param faults which failures are injected from the start
 */
public record GuardSettings(boolean enabled, boolean sessionChecks, boolean faultsAllowed, FaultPlan faults) {

    private static final String FAULTS = "faults";
    private static final String EXAMPLE = "statement-fails:0.01";

    public GuardSettings {
        new Rules()
                .require(
                        faults.faults().isEmpty() || faultsAllowed,
                        FAULTS,
                        written(faults),
                        "empty unless poolproof.faults.allowed is true",
                        "")
                .require(
                        faults.faults().isEmpty() || enabled,
                        FAULTS,
                        written(faults),
                        "empty where poolproof.guard.enabled is false, as it is the guard that injects them",
                        "")
                .require(
                        faults.faults().stream().map(Fault::kind).distinct().count()
                                == faults.faults().size(),
                        FAULTS,
                        written(faults),
                        "of different kinds, each with its rate",
                        EXAMPLE)
                .enforce();
    }

    public static GuardSettings read(SettingsReader settings) {
        boolean enabled = settings.flag("guard.enabled", true);
        boolean sessionChecks = settings.flag("guard.session-checks", false);
        boolean faultsAllowed = settings.flag("faults.allowed", false);
        long seed = settings.wholeNumber("faults.seed", 1);
        return new GuardSettings(
                enabled, sessionChecks, faultsAllowed, new FaultPlan(faults(settings.text(FAULTS, "")), seed));
    }

    /** A guard that does so. */
    Guard guard() {
        if (!enabled) {
            return Guard.off();
        }
        Guard guard =
                Guard.create(new GuardOptions(sessionChecks, faultsAllowed, GuardOptions.PRODUCTION.pathsPerSecond()));
        if (faultsAllowed) {
            guard.inject(faults);
        }
        return guard;
    }

    private static List<Fault> faults(String written) {
        List<Fault> faults = new ArrayList<>();
        List<SettingProblem> problems = new ArrayList<>();
        for (String one : written.isBlank() ? new String[0] : written.split(",", -1)) {
            try {
                faults.add(Fault.parse(one.strip()));
            } catch (IllegalArgumentException refused) {
                problems.add(new SettingProblem(
                        "poolproof." + FAULTS,
                        one,
                        String.valueOf(refused.getMessage()),
                        "poolproof." + FAULTS + "=" + EXAMPLE));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedSettingsException(problems);
        }
        return faults;
    }

    private static String written(FaultPlan faults) {
        return String.join(",", faults.faults().stream().map(Fault::toString).toList());
    }
}
