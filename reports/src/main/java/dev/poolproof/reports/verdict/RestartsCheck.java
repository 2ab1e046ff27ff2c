package dev.poolproof.reports.verdict;

import dev.poolproof.reports.record.PlanFacts;
import dev.poolproof.reports.record.Restart;
import dev.poolproof.reports.record.RunRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Needs every instance to have been replaced under load where that was asked for, in each repetition, and the server to have told
 * what was left of it: a restart that did not happen leaves nothing behind.
 */
final class RestartsCheck implements Check {

    @Override
    public String id() {
        return "restarts";
    }

    @Override
    public List<String> objections(Facts facts, List<Finding> findings) {
        RunRecord run = facts.run();
        PlanFacts plan = run.plan();
        if (!plan.rollingRestart() || facts.loads().isEmpty() || run.end() == null) {
            return List.of();
        }
        List<String> objections = new ArrayList<>();
        long asked = (long) plan.instances() * plan.repeat();
        long underLoad = run.restarts().stream()
                .filter(restart -> underLoad(facts, restart))
                .count();
        if (underLoad < asked) {
            objections.add(
                    "Only " + Wording.number(underLoad) + " of " + Wording.count(asked, "restart")
                            + " took place while load was sent. Give a longer --duration: an instance takes some seconds to start.");
        }
        long unknown = run.restarts().stream()
                .filter(restart -> restart.left() == null)
                .count();
        if (unknown > 0) {
            objections.add("After " + Wording.count(unknown, "restart")
                    + " the server did not say which sessions of the old instance it still held.");
        }
        return objections;
    }

    private static boolean underLoad(Facts facts, Restart restart) {
        return facts.loads().stream()
                .anyMatch(load -> restart.startedAtMillis() >= load.startMillis()
                        && restart.servedAtMillis() <= load.endMillis());
    }
}
