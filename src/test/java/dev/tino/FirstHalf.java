package dev.tino;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Of the tests, by the time that they take: {@link SecondHalf} runs beside it. */
@Suite
@SelectPackages({ FirstHalf.CHAT, FirstHalf.COMPAT, FirstHalf.CORE, FirstHalf.MODELS })
class FirstHalf {

    static final String CHAT = "dev.tino.chat";
    static final String COMPAT = "dev.tino.compat";
    static final String CORE = "dev.tino.core";
    static final String MODELS = "dev.tino.models";
}
