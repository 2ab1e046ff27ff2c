package dev.poolproof.run.sample;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.poolproof.run.plan.UsageException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A Java process whose management beans can be read: by its id, which needs no preparation but the same user and machine, or at the
 * port that it opened for that.
 */
public final class JavaProcess {

    private static final Pattern ID = Pattern.compile("\\d{1,10}");
    private static final Pattern PORT = Pattern.compile("(.+):(\\d+)");

    /** Else a process that is stopped keeps who asks it waiting for ever; read by the JDK when it first asks. */
    private static final String ANSWER_MILLIS = "sun.rmi.transport.tcp.responseTimeout";

    static {
        if (System.getProperty(ANSWER_MILLIS) == null) {
            System.setProperty(ANSWER_MILLIS, "3000");
        }
    }

    private JavaProcess() {}

    /**
     * Connects to a process.
     *
     * @param process its id, or {@code HOST:PORT}
     * @throws UsageException if there is no such process, or it does not let itself be asked
     */
    @SuppressWarnings("BanJNDI") // beans are reached in no other way, and only those of a process that the user names
    public static PoolObserver observe(String process) {
        try {
            JMXConnector connector = JMXConnectorFactory.connect(address(process));
            return new JmxPools(
                    (ID.matcher(process).matches() ? "process " : "jmx ") + process,
                    connector.getMBeanServerConnection(),
                    connector);
        } catch (IOException | SecurityException e) {
            throw new UsageException(
                    "The management beans of '%s' could not be reached: %s. Expected the id of a Java process of the same user on"
                                    .formatted(process, e.getMessage())
                            + " this machine, for example --jmx 4711 (jcmd lists them), or the HOST:PORT that it was started"
                            + " with in com.sun.management.jmxremote.port.",
                    e);
        }
    }

    private static JMXServiceURL address(String process) throws IOException {
        if (ID.matcher(process).matches()) {
            return attach(process);
        }
        var port = PORT.matcher(process);
        if (!port.matches()) {
            throw new MalformedURLException("it is neither an id nor HOST:PORT");
        }
        return new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + process + "/jmxrmi");
    }

    private static JMXServiceURL attach(String id) throws IOException {
        // A process that is no JVM dies of being asked.
        if (!isJava(id)) {
            throw new IOException("it is no Java process");
        }
        try {
            VirtualMachine machine = VirtualMachine.attach(id);
            try {
                return new JMXServiceURL(machine.startLocalManagementAgent());
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isJava(String id) {
        boolean isListed =
                VirtualMachine.list().stream().anyMatch(machine -> machine.id().equals(id));
        return isListed
                || ProcessHandle.of(Long.parseLong(id))
                        .flatMap(process -> process.info().command())
                        .map(command -> Path.of(command).endsWith("java") || command.endsWith("java.exe"))
                        .orElse(false);
    }
}
