package dev.tino.ml.encode;

import java.util.Set;

/**
 * English function words of more than two letters: pronouns, determiners, numerals, conjunctions, prepositions, auxiliary
 * and light verbs, adverbs that only bind, and what an apostrophe leaves of short forms.
 */
final class StopWords {

    private static final Set<String> WORDS = Set.of("""
            the and but nor yet for than that which who whom whose what where when why how whether while whereas
            because since although though unless until till lest whatever whichever whoever whenever wherever however
            she her hers herself him his himself its itself they them their theirs themselves you your yours yourself
            yourselves our ours ourselves myself mine one ones oneself someone somebody something anyone anybody
            anything everyone everybody everything nobody nothing none each every either neither both all any some
            few fewer fewest many much more most less least several enough other others another such same own this
            these those here there thence hence thus therefore then
            are was were been being has had have having does did done doing can could may might must shall should will
            would ought cannot let lets get gets got
            about above across after against along alongside amid among amongst around aside atop before behind below
            beneath beside besides between beyond despite down during except from inside into like near off onto out
            outside over past per regarding round through throughout toward towards under underneath unlike upon via
            with within without
            not only also too very just even ever never always often sometimes still already again once twice almost
            quite rather perhaps maybe indeed instead otherwise else moreover furthermore meanwhile nevertheless
            nonetheless soon now together apart away back forth further anyway anyhow somehow somewhat anywhere
            everywhere nowhere somewhere elsewhere well far
            two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
            first second third last next former latter
            seem seems seemed become becomes became becoming keep keeps kept make makes made making take takes took taken
            give gives gave given put puts come comes came goes went gone say says said
            don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn shouldn mustn mightn needn shan ain
            """.strip().split("\\s+"));

    private StopWords() {
    }

    static boolean contains(String word) {
        return WORDS.contains(word);
    }
}
