package dev.tino.models.release;

/**
 * Whether a version is to serve from now on.
 *
 * @param reason shown in the timeline, or beside the version that is not promoted
 */
public record Promotion(boolean promoted, String reason) {

    public static Promotion because(String reason) {
        return new Promotion(true, reason);
    }

    public static Promotion notBecause(String reason) {
        return new Promotion(false, reason);
    }
}
