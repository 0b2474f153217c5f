package dev.tino.chat.observatory.sql;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The views as the migrations make them, for tests without a database; {@link SqlDoorTest} compares. */
final class ListedViews {

    private static final String VIEWS = """
            vw_analistas analista_id analista nivel regiao estado macrorregiao data_admissao ativo
            vw_clientes cliente_id cliente razao_social porte segmento setor regiao estado macrorregiao
                analista_id analista data_cadastro ativa contatos
            vw_contas_receber titulo_id nota_fiscal_id numero_nota parcela data_emissao data_vencimento
                mes_vencimento valor situacao data_pagamento dias_atraso cliente_id cliente porte segmento
                regiao estado macrorregiao analista_id analista
            vw_etapas etapa_id etapa ordem probabilidade
            vw_funil_vendas etapa ordem probabilidade oportunidades_abertas oportunidades_ganhas
                oportunidades_perdidas valor_aberto valor_ponderado valor_ganho
            vw_interacoes interacao_id tipo data_interacao mes duracao_minutos resultado cliente_id cliente
                segmento regiao macrorregiao analista_id analista
            vw_itens pedido_id numero_item data_pedido mes ano status conta_como_venda produto_id produto
                categoria quantidade preco_unitario desconto_percentual valor_total cliente_id cliente porte
                segmento setor regiao estado macrorregiao analista_id analista
            vw_itens_nota nota_fiscal_id numero_item data_emissao mes ano status produto_id produto categoria
                quantidade preco_unitario desconto_percentual valor_total cliente_id cliente segmento regiao
                macrorregiao analista_id analista
            vw_metas analista_id analista nivel regiao macrorregiao mes ano valor_meta valor_vendido
                atingimento_percentual
            vw_notas_fiscais nota_fiscal_id numero pedido_id data_emissao mes ano status valor_total
                valor_imposto cliente_id cliente porte segmento setor regiao estado macrorregiao analista_id
                analista
            vw_oportunidades oportunidade_id titulo status etapa etapa_ordem probabilidade origem valor_estimado
                valor_real data_abertura mes_abertura data_prevista data_fechamento mes_fechamento
                dias_ate_fechar motivo_perda pedido_id produto_id produto categoria cliente_id cliente porte
                segmento setor regiao estado macrorregiao analista_id analista
            vw_pedidos pedido_id numero data_pedido mes ano status conta_como_venda data_entrega_prevista
                data_entrega entregue_com_atraso cliente_id cliente porte segmento setor regiao estado
                macrorregiao analista_id analista valor_total
            vw_performance_analistas analista_id analista nivel regiao macrorregiao ativo clientes oportunidades
                oportunidades_ganhas oportunidades_perdidas taxa_conversao_percentual visitas_realizadas
                interacoes pedidos valor_vendido ticket_medio valor_meta atingimento_percentual
            vw_periodo primeiro_dia ultimo_dia tamanho
            vw_pesquisas pesquisa_id data_pesquisa mes tema nota classificacao intencao_compra concorrente
                cliente_id cliente porte segmento setor regiao estado macrorregiao
            vw_produtos produto_id codigo produto categoria preco_tabela ativo
            vw_propostas proposta_id numero oportunidade_id titulo data_envio mes data_validade valor
                desconto_percentual status cliente_id cliente segmento regiao macrorregiao analista_id analista
                produto categoria
            vw_regioes regiao_id regiao estado macrorregiao
            vw_segmentos segmento_id segmento setor
            vw_top_clientes posicao cliente_id cliente porte segmento regiao estado macrorregiao analista
                pedidos valor_vendido ticket_medio primeira_compra ultima_compra
            vw_vendas_consolidadas mes ano regiao estado macrorregiao segmento setor pedidos valor_vendido
                pedidos_cancelados valor_cancelado valor_faturado
            vw_visitas visita_id data_visita mes objetivo status duracao_minutos cliente_id cliente segmento
                regiao macrorregiao analista_id analista
            """;

    private static final Set<String> ROW_FUNCTIONS = Set.of("row_to_json", "to_json", "to_jsonb", "json_agg", "jsonb_agg",
            "array_agg", "pg_typeof", "hash_record", "record_out", "quote_literal", "quote_nullable", "count", "concat",
            "pg_column_size");

    static final ObservatoryViews VALUE = new ObservatoryViews(columns(), ROW_FUNCTIONS, "");

    private ListedViews() {
    }

    private static Map<String, Set<String>> columns() {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        for (String line : VIEWS.strip().split("\\n(?! )")) {
            String[] words = line.split("\\s+");
            columns.put(words[0], new LinkedHashSet<>(Arrays.asList(words).subList(1, words.length)));
        }
        return columns;
    }
}
