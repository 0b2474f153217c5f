package dev.tino.compat.credit;

/** What the older system says. */
final class LegacyText {

    static final String STORED = "Mensagem Inserida";
    static final String TOKEN_MISSING = "Token é necessário!";
    static final String TOKEN_REFUSED = "Token inválido ou usuário não autorizado!";
    static final String DATA_MISSING = "Dados do modelo são necessários!";
    static final String NO_LIST = "Os dados do modelo devem ser uma lista de registros!";
    static final String TOO_MANY_RECORDS = "A lista tem registros demais: envie no máximo %d de cada vez!";
    static final String TOO_MANY_WAITING = "Já há %d pedidos à espera de um modelo: envie dados para treinar um!";
    static final String ORDER_MISSING = "Dados do pedido são necessários!";
    static final String ID_MISSING = "O pedid é necessário: um texto ou um número inteiro!";
    static final String ORDER_UNKNOWN = "Pedido não encontrado!";
    static final String NO_JSON = "O corpo da requisição não é um JSON válido!";
    static final String NOT_TRAINABLE = "Os registros foram guardados, mas ainda não bastam para treinar um modelo: ";

    private LegacyText() {
    }
}
