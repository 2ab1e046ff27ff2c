package dev.poolproof.app.web;

import java.net.InetAddress;
import java.util.OptionalInt;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * A second loopback port with threads of its own, where one was asked for: whoever watches the service still gets in when
 * every thread of the first port waits for a connection. An observer must not share the fate of what it observes.
 */
final class ObserverDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int THREADS = 2;

    private final @Nullable Connector connector;

    ObserverDoor(ServiceSettings settings) {
        this.connector = settings.hasObserverDoor() ? connector(settings.observerPort()) : null;
    }

    private static Connector connector(int port) {
        Connector connector = new Connector();
        connector.setPort(port);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            protocol.setAddress(InetAddress.getLoopbackAddress());
            protocol.setMaxThreads(THREADS);
            protocol.setMinSpareThreads(1);
        }
        return connector;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (connector != null) {
            factory.addAdditionalConnectors(connector);
        }
    }

    /** The port in use once the service is ready; empty where none was asked for. */
    OptionalInt port() {
        return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
    }
}
