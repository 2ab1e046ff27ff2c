package dev.poolproof.shop;

import java.io.File;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/**
 * Serves servlets, of jakarta or of javax, by which Tomcat is there: a folder, then {@code pattern=class} as
 * often as it takes.
 */
public final class ServletProgram {

    private ServletProgram() {}

    public static void main(String[] arguments) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(arguments[0]);
        tomcat.setPort(0);
        Context context = tomcat.addContext("", new File(arguments[0]).getAbsolutePath());
        for (int index = 1; index < arguments.length; index++) {
            String[] servlet = arguments[index].split("=", 2);
            Tomcat.addServlet(context, servlet[1], servlet[1]).setAsyncSupported(true);
            context.addServletMappingDecoded(servlet[0], servlet[1]);
        }
        ErrorPage sorry = new ErrorPage();
        sorry.setErrorCode(500);
        sorry.setLocation("/stock/sorry");
        context.addErrorPage(sorry);
        tomcat.start();
        Interlude.say("serves on " + tomcat.getConnector().getLocalPort());
        tomcat.stop();
    }
}
