package dev.poolproof.app.web;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page that a browser is sent to when its tenant does not exist. */
@RestController
final class TenantNotFoundPage {

    static final String PATH = "/tenant-not-found";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Tenant not found</title></head>
            <body><h1>Tenant not found</h1><p>There is no tenant of this name. Check the address and try again.</p></body>
            </html>
            """;

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page() {
        return PAGE;
    }
}
