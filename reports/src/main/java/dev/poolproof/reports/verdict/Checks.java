package dev.poolproof.reports.verdict;

/** Every check, one line each, in the order in which their reasons are shown: what explains the rest comes first. */
enum Checks {
    INTERRUPTED(new InterruptedCheck()),
    SOMETHING_DIED(new SomethingDiedCheck()),
    LOAD_SENT(new LoadSentCheck()),
    EVIDENCE_AT_REST(new EvidenceAtRestCheck()),
    SAMPLE_GAP(new SampleGapCheck()),
    WATCHED_SESSIONS(new WatchedSessionsCheck()),
    SAME_PROCESS(new SameProcessCheck()),
    CLOCK_JUMP(new ClockJumpCheck()),
    REPETITIONS(new RepetitionsCheck()),
    RESTARTS(new RestartsCheck()),
    FAULTS_INJECTED(new FaultsInjectedCheck()),
    INJECTOR_SATURATED(new InjectorSaturatedCheck()),
    MACHINE_SATURATED(new MachineSaturatedCheck()),
    SEEDED_PATH(new SeededPathCheck());

    @SuppressWarnings("ImmutableEnumChecker") // a check has no state
    private final Check check;

    Checks(Check check) {
        this.check = check;
    }

    Check check() {
        return check;
    }
}
