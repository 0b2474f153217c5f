package dev.tino.core.demo;

import java.io.IOException;

/**
 * The made-up records of a domain. Whoever has some contributes one as a bean. They come in as anybody's would, by
 * requests, where there is a route for them.
 */
public interface DemoData {

    /**
     * Makes what is missing, and nothing twice: a start that broke off is made up for by the next one. On a thread of its
     * own, which it may block.
     */
    void make(DemoSite site) throws IOException, InterruptedException;
}
