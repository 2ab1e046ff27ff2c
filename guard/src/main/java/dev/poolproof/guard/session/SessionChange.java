package dev.poolproof.guard.session;

/**
 * What a borrower left different in a session.
 *
 * @param item the part of the session
 * @param detail what a report says of it
 */
public record SessionChange(SessionItem item, String detail) {}
