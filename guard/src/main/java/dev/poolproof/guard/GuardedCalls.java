package dev.poolproof.guard;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/**
 * Passes on the calls of a statement, a result set or metadata, so that no way leads from them to a connection past the
 * guard: whoever asks such an object where it came from gets the guarded one.
 */
final class GuardedCalls implements InvocationHandler {

    private final Connection connection;
    private final Wrapper delegate;
    private final @Nullable Statement creator;

    /** Null for metadata, and for what it leads to: nobody made that through the guard. */
    private final @Nullable StatementUse use;

    private GuardedCalls(
            Connection connection, Wrapper delegate, @Nullable Statement creator, @Nullable StatementUse use) {
        this.connection = connection;
        this.delegate = delegate;
        this.creator = creator;
        this.use = use;
    }

    static <S extends Statement> S statement(
            Connection connection, Class<S> kind, S statement, @Nullable StatementUse use) {
        return guarded(kind, new GuardedCalls(connection, statement, null, use));
    }

    static DatabaseMetaData metaData(Connection connection, DatabaseMetaData metaData) {
        return guarded(DatabaseMetaData.class, new GuardedCalls(connection, metaData, null, null));
    }

    private static <T> T guarded(Class<T> kind, GuardedCalls calls) {
        return kind.cast(Proxy.newProxyInstance(GuardedCalls.class.getClassLoader(), new Class<?>[] {kind}, calls));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(self, method, arguments);
        }
        if (method.getDeclaringClass() == Wrapper.class && arguments != null) {
            Class<?> type = (Class<?>) arguments[0];
            return method.getName().equals("unwrap") ? unwrap(self, type) : isWrapperFor(self, type);
        }
        return guarded(self, method.getReturnType(), call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        if (use == null) {
            return invoke(method, arguments);
        }
        try {
            if (delegate instanceof Statement) {
                return use.call(method, arguments, () -> invoke(method, arguments));
            }
            Object result = invoke(method, arguments);
            if (method.getName().equals("close")) {
                use.resultClosed();
            }
            return result;
        } catch (SQLException failure) {
            use.failed(failure);
            throw failure;
        }
    }

    private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(delegate, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    /** Two guarded objects are equal when they are the same, as two statements are. */
    private Object ofObject(Object self, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "guarded " + delegate;
        };
    }

    private Object unwrap(Object self, Class<?> type) throws SQLException {
        if (type.isInstance(self)) {
            return self;
        }
        return type.isInstance(delegate) ? delegate : delegate.unwrap(type);
    }

    private boolean isWrapperFor(Object self, Class<?> type) throws SQLException {
        return type.isInstance(self) || type.isInstance(delegate) || delegate.isWrapperFor(type);
    }

    /** Goes by the declared type: a driver's own result set, asked for as an {@code Object}, is what its caller wants. */
    private @Nullable Object guarded(Object self, Class<?> declared, @Nullable Object result) {
        if (result == null) {
            return null;
        }
        if (declared == Connection.class) {
            return connection;
        }
        if (declared == ResultSet.class) {
            Statement origin = self instanceof Statement statement ? statement : null;
            return guarded(ResultSet.class, new GuardedCalls(connection, (ResultSet) result, origin, use));
        }
        if (declared == Statement.class) {
            return creator != null ? creator : guardedStatement((Statement) result);
        }
        return result;
    }

    /** The statement behind a result set of metadata, which nobody made through the guard. */
    private Statement guardedStatement(Statement statement) {
        if (statement instanceof CallableStatement callable) {
            return statement(connection, CallableStatement.class, callable, null);
        }
        if (statement instanceof PreparedStatement prepared) {
            return statement(connection, PreparedStatement.class, prepared, null);
        }
        return statement(connection, Statement.class, statement, null);
    }
}
