package dev.tino.core.audit.request;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("requests")
public interface RequestsMessages {

    @Message("Requests")
    String title();

    @Message("What was asked of Tino, by whom and how it ended, without secrets")
    String all();

    @Message("What you asked of Tino and how it ended, without secrets")
    String own();

    @Message("Filters")
    String filters();

    @Message("Path begins with")
    String path();

    @Message("Status")
    String status();

    @Message("404 or 5xx")
    String statusHint();

    @Message("Account")
    String user();

    @Message("From (UTC)")
    String from();

    @Message("Before (UTC)")
    String to();

    @Message("Took at least (ms)")
    String minMillis();

    @Message("Clear")
    String clear();

    @Message("is not a text to look for")
    String badPath();

    @Message("is neither a status such as 404 nor a class such as 5xx")
    String badStatus();

    @Message("is not the id of an account")
    String badUser();

    @Message("is not a time, or is behind the end")
    String badFrom();

    @Message("is not a time")
    String badTo();

    @Message("is not a whole number from 0 on")
    String badMinMillis();

    @Message("When")
    String time();

    @Message("Request")
    String request();

    @Message("Duration")
    String duration();

    @Message("nobody known")
    String nobody();

    @Message("broken off")
    String brokenOff();

    @Message("Query")
    String query();

    @Message("Route")
    String route();

    @Message("no route")
    String unmatched();

    @Message("Body, as far as it may be kept")
    String body();

    @Message("Client")
    String address();

    @Message("Browser")
    String browser();

    @Message("Trace")
    String trace();

    @Message("Copy the trace id")
    String copyTrace();

    @Message("Only this account")
    String onlyThis();

    @Message("More")
    String more();

    @Message("No request is like that")
    String empty();

    @Message("Ask for less, or wait: requests appear here half a second after their answer.")
    String emptyHint();

    @Message("Mend the filters")
    String refused();

    @Message("What is marked above cannot be looked for.")
    String refusedHint();
}
