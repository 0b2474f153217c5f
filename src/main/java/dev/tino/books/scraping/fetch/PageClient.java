package dev.tino.books.scraping.fetch;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

import dev.tino.core.web.RetryAfter;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** One request of one page. */
final class PageClient implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PageClient.class);
    private static final String ROBOT = Pages.ROBOT + "/1.0 (book catalogue)";
    private static final String ACCEPTED = "text/html, application/xhtml+xml, text/plain;q=0.5";

    private static final int MOST_OF_REFUSAL = 64 * 1024;

    private final PageEndpoint endpoint;
    private final ScrapeConfig config;
    private final Vertx vertx;

    PageClient(URI front, ScrapeConfig config, Vertx vertx) {
        Duration timeout = config.timeout();
        this.endpoint = QuarkusRestClientBuilder.newBuilder().baseUri(front)
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                // A net for what the time-out below, which ends the request, may leave behind.
                .readTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS)
                // Where they lead is looked at first.
                .followRedirects(false).disableDefaultMapper(true)
                .httpClientOptionsCustomizer(options -> options.setKeepAliveTimeout(30))
                // The REST client sets this over what the options say.
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, config.concurrency())
                .register((ClientResponseFilter) PageStream::wrap)
                .build(PageEndpoint.class);
        this.config = config;
        this.vertx = vertx;
    }

    /** What a shop answered. */
    sealed interface Answer {
    }

    record Content(Page page) implements Answer {
    }

    /** @param location as it stands in the header; may be null */
    record Redirect(String location) implements Answer {
    }

    /** @return fails with {@link PageFailure} */
    Uni<Answer> get(URI address, Limit limit) {
        return endpoint.get(address.toString(), ROBOT, ACCEPTED)
                .chain(answer -> answer(address, limit, answer))
                .ifNoItem().after(config.timeout())
                .failWith(() -> PageFailure.troubled(0, "did not come within %d ms".formatted(config.timeout().toMillis())))
                .onFailure(failure -> !(failure instanceof PageFailure)).transform(PageClient::broken);
    }

    private Uni<Answer> answer(URI address, Limit limit, RestResponse<InputStream> answer) {
        var content = (PageStream) answer.getEntity();
        int status = answer.getStatus();
        int most = status == 200 ? limit.bytes() : MOST_OF_REFUSAL;
        // That of a refusal too: to end a connection whose answer has come would break the request that has it next.
        return vertx.executeBlocking(() -> content.upTo(most + 1), false).onTermination().invoke(content::abort)
                .chain(bytes -> status == 200 ? page(address, limit, answer, bytes) : other(status, answer));
    }

    private Uni<Answer> page(URI address, Limit limit, RestResponse<InputStream> answer, byte[] bytes) {
        if (bytes == null) {
            return Uni.createFrom().failure(PageFailure.troubled(0, "broke off"));
        }
        return bytes.length <= limit.bytes() || limit.cuts()
                ? Uni.createFrom().item(new Content(
                        new Page(address, answer.getHeaderString(HttpHeaders.CONTENT_TYPE), limit.cut(bytes))))
                : Uni.createFrom().failure(PageFailure.permanent(0, "has more than %d bytes", limit.bytes()));
    }

    private static Uni<Answer> other(int status, RestResponse<InputStream> answer) {
        return isRedirect(status) ? Uni.createFrom().item(new Redirect(answer.getHeaderString(HttpHeaders.LOCATION)))
                : Uni.createFrom().failure(refusal(status, answer.getHeaderString(HttpHeaders.RETRY_AFTER)));
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static PageFailure refusal(int status, String retryAfter) {
        if (status == 429 || status == 503) {
            return PageFailure.overloaded(status, RetryAfter.parse(retryAfter, Instant.now()).orElse(Duration.ZERO));
        }
        String reason = "answered " + status;
        return status == 408 || status >= 500 ? PageFailure.troubled(status, reason) : PageFailure.permanent(status, reason);
    }

    private static PageFailure broken(Throwable failure) {
        LOG.debugf("Request of a shop's page: %s", failure);
        return PageFailure.troubled(0, "cannot be reached or broke off");
    }

    @Override
    public void close() {
        if (endpoint instanceof AutoCloseable client) {
            try {
                client.close();
            } catch (Exception failed) {
                LOG.debugf("A client of a shop was not closed: %s", failed);
            }
        }
    }
}
