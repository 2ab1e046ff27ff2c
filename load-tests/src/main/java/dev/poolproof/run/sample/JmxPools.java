package dev.poolproof.run.sample;

import dev.poolproof.reports.record.PoolEvidence;
import dev.poolproof.reports.record.PoolEvidence.Pool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** Reads pools from the management beans of a process. */
final class JmxPools implements PoolObserver {

    private final String source;
    private final MBeanServerConnection beans;
    private final AutoCloseable connection;

    /** @param connection what to close with it */
    JmxPools(String source, MBeanServerConnection beans, AutoCloseable connection) {
        this.source = source;
        this.beans = beans;
        this.connection = connection;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public PoolEvidence read() throws IOException {
        List<Pool> pools = new ArrayList<>();
        for (PoolBeans kind : PoolBeans.values()) {
            for (ObjectName name : new TreeSet<>(beans.queryNames(kind.pattern(), null))) {
                Map<PoolFigure, Double> figures = figures(kind, name);
                if (figures.containsKey(PoolFigure.ACTIVE)) {
                    pools.add(new PoolFigures(shortName(name), figures).evidence());
                }
            }
        }
        return new PoolEvidence(source, startedAtEpochMillis(), pools);
    }

    private Map<PoolFigure, Double> figures(PoolBeans kind, ObjectName name) throws IOException {
        Map<PoolFigure, Double> figures = values(name, kind.attributes());
        if (figures.containsKey(PoolFigure.ACTIVE) && !kind.attributesBeside().isEmpty()) {
            figures.putAll(values(kind.beside(name), kind.attributesBeside()));
        }
        return figures;
    }

    /** Those attributes that the bean has and that are numbers; none of a bean that is gone by now. */
    private Map<PoolFigure, Double> values(ObjectName name, Map<PoolFigure, String> attributes) throws IOException {
        Map<String, Object> read;
        try {
            read = new HashMap<>();
            for (Attribute attribute : beans.getAttributes(
                            name, attributes.values().toArray(String[]::new))
                    .asList()) {
                read.put(attribute.getName(), attribute.getValue());
            }
        } catch (InstanceNotFoundException | ReflectionException e) {
            return new EnumMap<>(PoolFigure.class);
        }
        Map<PoolFigure, Double> values = new EnumMap<>(PoolFigure.class);
        attributes.forEach((figure, attribute) -> {
            if (read.get(attribute) instanceof Number number) {
                values.put(figure, number.doubleValue());
            }
        });
        return values;
    }

    private @Nullable Long startedAtEpochMillis() throws IOException {
        try {
            ObjectName runtime = ObjectName.getInstance(ManagementFactory.RUNTIME_MXBEAN_NAME);
            return beans.getAttribute(runtime, "StartTime") instanceof Long millis ? millis : null;
        } catch (JMException e) {
            return null;
        }
    }

    /** The name that people gave the pool, where its bean has one. */
    private static String shortName(ObjectName bean) {
        String name = bean.getKeyProperty("name");
        if (name != null) {
            return name.startsWith("\"") ? ObjectName.unquote(name) : name;
        }
        String type = bean.getKeyProperty("type");
        return type != null && type.startsWith("Pool (") && type.endsWith(")")
                ? type.substring("Pool (".length(), type.length() - 1)
                : bean.getKeyPropertyListString();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (Exception e) {
            // The process is gone, and the connection with it.
        }
    }
}
