package dev.tino.core.audit.request.traffic;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("traffic")
public interface TrafficMessages {

    @Message("Traffic")
    String title();

    @Message("The requests of everybody, renewed twice a minute")
    String all();

    @Message("Your own requests, renewed twice a minute")
    String own();

    @Message("Only your newest {most} requests are looked at.")
    String cut(String most);

    @Message("Period")
    String period();

    @Message("1 h")
    String hour();

    @Message("24 h")
    String day();

    @Message("7 days")
    String week();

    @Message("30 days")
    String month();

    @Message("Summary")
    String summary();

    @Message("Requests")
    String requests();

    @Message("Errors")
    String errors();

    @Message("Refused")
    String refused();

    @Message("Error rate")
    String errorRate();

    @Message("Latency p50")
    String p50();

    @Message("Latency p99")
    String p99();

    @Message("points")
    String points();

    @Message("than before")
    String thanBefore();

    @Message("as before")
    String asBefore();

    @Message("nothing to compare with")
    String noComparison();

    @Message("Requests a minute")
    String perMinute();

    @Message("Latency")
    String latency();

    @Message("per min")
    String unitPerMinute();

    @Message("At most {most} requests and {errors} errors a minute.")
    String peaks(String most, String errors);

    @Message("p99 of at most {most}")
    String slowest(String most);

    @Message("Routes")
    String routes();

    @Message("Percentiles are up to 6 % off. An error is an answer of 500 and above, a refusal one of 400 to 498.")
    String routesHint();

    @Message("Method and route")
    String route();

    @Message("no route")
    String unmatched();

    @Message("Nobody asked for anything")
    String empty();

    @Message("Requests appear here half a second after their answer.")
    String emptyHint();
}
