package dev.tino.core.web;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.tino.core.error.StartupRefused;
import dev.tino.core.web.proxy.AddressBlock;
import dev.tino.core.web.proxy.TrustedProxies;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * The address that a request comes from. Quarkus can find it too ({@code quarkus.http.proxy}), but believes the leftmost
 * entry of the header, which is the one that a client can choose.
 */
@ApplicationScoped
public class ClientAddress {

    private static final String ADDRESS = ClientAddress.class.getName();
    private static final String HEADER = "X-Forwarded-For";

    private final TrustedProxies proxies;

    ClientAddress(HttpConfig config) {
        this.proxies = new TrustedProxies(config.trustedProxies().orElse(List.of()).stream()
                .map(ClientAddress::block).toList());
    }

    /** The client's address in digits, behind the proxies that are trusted. */
    public static String of(RoutingContext context) {
        return context.get(ADDRESS);
    }

    /** What one client has to himself: an IPv4 address, or the first half of an IPv6 address, whose second he chooses. */
    public static String network(RoutingContext context) {
        return TrustedProxies.network(of(context));
    }

    void register(@Observes Filters filters) {
        filters.register(this::find, FilterPriority.CLIENT_ADDRESS);
    }

    private void find(RoutingContext context) {
        context.put(ADDRESS, proxies.client(context.request().remoteAddress().hostAddress(),
                context.request().headers().getAll(HEADER)));
        context.next();
    }

    private static AddressBlock block(String text) {
        try {
            return AddressBlock.parse(text.strip());
        } catch (IllegalArgumentException wrong) {
            throw new StartupRefused("tino.http.trusted-proxies (TINO_HTTP_TRUSTED_PROXIES): " + wrong.getMessage() + ".");
        }
    }
}
