package dev.tino;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts Tino. */
@QuarkusMain
public class Tino {

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
