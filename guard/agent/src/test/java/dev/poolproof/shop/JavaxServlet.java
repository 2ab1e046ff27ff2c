package dev.poolproof.shop;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/**
 * Gives its connection back, unless it is asked to keep it; then it fails. Asked to answer later, it does so
 * in a second pass.
 */
public final class JavaxServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient DataSource pool;

    public JavaxServlet() throws SQLException {
        pool = ShopPool.HIKARI.open();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            response.getWriter().print("answered later");
            return;
        }
        try {
            Connection connection = pool.getConnection();
            if (request.getParameter("keep") != null) {
                throw new ServletException(new IllegalStateException("kept " + connection));
            }
            connection.close();
            if (request.getParameter("later") != null) {
                request.startAsync().dispatch();
            } else {
                response.getWriter().print("given back");
            }
        } catch (SQLException failure) {
            throw new ServletException(failure);
        }
    }
}
