package dev.poolproof.run.plan;

import java.nio.file.Path;

/**
 * One run, whole.
 *
 * @param id unique id; also the stamp of the service's sessions on the server
 * @param label what the run shows, in a few words
 * @param service the service under test
 * @param load the load
 * @param timing the pace around the load
 * @param folder where everything of this run is written
 */
public record RunPlan(String id, String label, ServicePlan service, LoadSettings load, Timing timing, Path folder) {}
