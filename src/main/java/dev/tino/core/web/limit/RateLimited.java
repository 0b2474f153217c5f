package dev.tino.core.web.limit;

/**
 * The class of a route that its address and method do not tell. Domains contribute one bean for each; it holds for the
 * methods that change or compute something, while GET and HEAD remain {@link RateClass#READ}.
 *
 * @param path the exact path
 */
public record RateLimited(String path, RateClass rateClass) {
}
