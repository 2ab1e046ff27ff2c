package dev.poolproof.run.target;

import dev.poolproof.run.plan.ServicePlan;
import dev.poolproof.run.provision.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The instances of the reference service that serve, each in a JVM of its own, with those whose place another has taken. Whoever
 * starts it closes it; they all end then, the youngest first. Any thread may ask where they answer.
 */
public final class ServiceFleet implements Target, AutoCloseable {

    /**
     * One of them.
     *
     * @param name {@code instance-1} for example, as its sessions carry it to the server; empty for the only one
     * @param process its process
     */
    public record Member(String name, ServiceProcess process) {}

    private final Starter starter;
    private final List<Member> started = new ArrayList<>();
    private final List<Member> serving = new ArrayList<>();

    private ServiceFleet(Starter starter) {
        this.starter = starter;
    }

    /** Of a service that belongs to the caller, who closes it. */
    public static ServiceFleet of(ServiceProcess process) {
        ServiceFleet fleet = new ServiceFleet(name -> {
            throw new IllegalStateException("A service of somebody else's gets no further instance");
        });
        fleet.serving.add(new Member("", process));
        return fleet;
    }

    /**
     * Starts so many, one after the other, and waits until each answers.
     *
     * @param stamp goes to the server with every session, as the connection attribute {@code run}
     * @param folder for their logs; of several each has a folder of its own in it
     * @throws dev.poolproof.run.plan.UsageException if one does not start; the others have ended then
     * @throws InterruptedException if interrupted before all answer; they have ended then
     */
    public static ServiceFleet start(
            ServiceJar jar, ServicePlan plan, int instances, Database database, String stamp, Path folder)
            throws InterruptedException {
        ServiceFleet fleet = new ServiceFleet(
                instances == 1
                        ? name -> ServiceProcess.start(jar, plan, database, stamp, folder)
                        : name -> ServiceProcess.startInstance(
                                jar, plan, database, stamp, name, ownFolder(folder, name)));
        boolean complete = false;
        try {
            for (int i = 0; i < instances; i++) {
                Member member = fleet.startMember(instances == 1 ? "" : fleet.nextName());
                synchronized (fleet) {
                    fleet.serving.add(member);
                }
            }
            complete = true;
            return fleet;
        } finally {
            if (!complete) {
                fleet.close();
            }
        }
    }

    private static Path ownFolder(Path folder, String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized String nextName() {
        return "instance-" + (started.size() + 1);
    }

    private Member startMember(String name) throws InterruptedException {
        Member member = new Member(name, starter.start(name));
        synchronized (this) {
            started.add(member);
        }
        return member;
    }

    /** Starts one more, which answers when this returns and does not serve yet. */
    public Member startAnother() throws InterruptedException {
        return startMember(nextName());
    }

    /** Has one serve in the place of another, which lives on until somebody ends it, or the fleet. */
    public synchronized void replace(Member old, Member another) {
        serving.set(serving.indexOf(old), another);
    }

    /** Those that serve, in a fixed order. */
    public synchronized List<Member> serving() {
        return List.copyOf(serving);
    }

    /** Where those that serve answer observers. */
    public List<URI> observerAddresses() {
        return serving().stream()
                .map(member -> member.process().observerAddress())
                .toList();
    }

    @Override
    public List<URI> addresses() {
        return serving().stream().map(member -> member.process().address()).toList();
    }

    @Override
    public boolean mayLive() {
        return serving().stream().allMatch(member -> member.process().isAlive());
    }

    /** Of the first that has ended; of the first where all live. */
    @Override
    public List<String> lastLines() {
        List<Member> all = serving();
        return all.stream()
                .filter(member -> !member.process().isAlive())
                .findFirst()
                .orElse(all.get(0))
                .process()
                .lastLines();
    }

    /** All are asked before the first is waited for: together they take no longer than one. */
    @Override
    public synchronized void close() {
        started.forEach(member -> member.process().askToEnd());
        for (int i = started.size() - 1; i >= 0; i--) {
            started.get(i).process().close();
        }
        started.clear();
    }

    /** Starts an instance. */
    private interface Starter {
        ServiceProcess start(String name) throws InterruptedException;
    }
}
