package dev.tino.finance.corpus;

/** What an entry of the lexicon is, and with that how statements print it. */
public enum Kind {
    /** A name paid by card as a rule: prefixes of acquirers, instalments, cut names. */
    BRAND(0.12),
    /** A name paid from the account as a rule: slips, direct debit, Pix. */
    BILL(0.75),
    /** A word that small merchants carry beside a name of their own. */
    TRADE(0.22),
    /** The bank's own wording, printed as it stands. */
    PHRASE(1.0);

    final double paidFromAccount;

    Kind(double paidFromAccount) {
        this.paidFromAccount = paidFromAccount;
    }
}
