package dev.tino;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that is not in {@link FirstHalf}. */
@Suite
@SelectPackages("dev.tino")
@ExcludePackages({ FirstHalf.CHAT, FirstHalf.COMPAT, FirstHalf.CORE, FirstHalf.MODELS })
class SecondHalf {
}
