/** Why a model says what it says: what each of a row's columns contributes to its margin, exactly. */
package dev.tino.ml.explain;
