package dev.poolproof.run.load;

import java.lang.management.ManagementFactory;

/** Time that passed, processor time of this process, and of that time how much the whole machine was busy for. */
record Effort(long nanos, long cpuNanos, double busyShare) {

    private static final com.sun.management.OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    static final Effort NONE = new Effort(0, 0, 0);

    /** Of the stretch that begins now. */
    static Effort beginning() {
        // The machine's share counts from the last question.
        double unused = MACHINE.getCpuLoad();
        return now(0);
    }

    /** Of the stretch that began then and ends now. */
    static Effort since(Effort beginning) {
        return now(MACHINE.getCpuLoad()).minus(beginning);
    }

    private static Effort now(double busyShare) {
        return new Effort(System.nanoTime(), MACHINE.getProcessCpuTime(), busyShare);
    }

    /** Of several stretches the busiest counts: what was found may come from there. */
    Effort plus(Effort other) {
        return new Effort(nanos + other.nanos, cpuNanos + other.cpuNanos, Math.max(busyShare, other.busyShare));
    }

    private Effort minus(Effort other) {
        return new Effort(nanos - other.nanos, cpuNanos - other.cpuNanos, busyShare);
    }

    /** Of all processors, 0 to 1; -1 where the machine does not tell. */
    double machineShare() {
        return busyShare >= 0 ? Math.min(1, busyShare) : -1;
    }

    /** Of all processors, 0 to 1. */
    double cpuShare() {
        return Math.min(1, (double) cpuNanos / nanos / Runtime.getRuntime().availableProcessors());
    }
}
