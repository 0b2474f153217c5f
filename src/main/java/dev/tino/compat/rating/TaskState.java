package dev.tino.compat.rating;

/** What a job is like, in the words of that system. */
enum TaskState {
    PENDENTE,
    EXECUTANDO,
    CONCLUIDA,
    ERRO;

    /** @param status of a job; one that somebody cancelled has come to nothing, too */
    static TaskState of(String status) {
        return switch (status) {
            case "pending" -> PENDENTE;
            case "running" -> EXECUTANDO;
            case "completed" -> CONCLUIDA;
            default -> ERRO;
        };
    }
}
