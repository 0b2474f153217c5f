package dev.tino.chat.observatory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tino.testsupport.Awaiting;
import dev.tino.testsupport.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ObservatoryTest {

    @Inject
    Pool pool;
    @Inject
    Loads loads;

    @BeforeEach
    void load() {
        DemoData.ensure(pool);
    }

    /** Each is a statement that finds what contradicts itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders are no older than their clients | select from pedidos_venda p join empresas_clientes e on e.id = p.empresa_id where p.data_pedido < e.data_cadastro
            clients are no older than their analysts' work | select from empresas_clientes e join analistas_comerciais a on a.id = e.analista_id where e.data_cadastro < a.data_admissao
            analysts look after clients of their region | select from empresas_clientes e join analistas_comerciais a on a.id = e.analista_id where e.regiao_id <> a.regiao_id
            orders are their clients' analysts' | select from pedidos_venda p join empresas_clientes e on e.id = p.empresa_id where p.analista_id <> e.analista_id
            orders equal their items | select from pedidos_venda p left join (select pedido_id, sum(valor_total) as total from itens_pedido group by 1) i on i.pedido_id = p.id where p.valor_total is distinct from i.total
            invoices equal their orders | select from notas_fiscais n join pedidos_venda p on p.id = n.pedido_id where n.valor_total <> p.valor_total or n.data_emissao < p.data_pedido or n.data_emissao > p.data_entrega
            invoices equal their items | select from notas_fiscais n left join (select nota_fiscal_id, sum(valor_total) as total from itens_nota_fiscal group by 1) i on i.nota_fiscal_id = n.id where n.valor_total is distinct from i.total
            invoices equal their titles | select from notas_fiscais n left join (select nota_fiscal_id, sum(valor) as total from contas_receber group by 1) c on c.nota_fiscal_id = n.id where n.valor_total is distinct from c.total
            nothing is delivered without an invoice | select from pedidos_venda p left join notas_fiscais n on n.pedido_id = p.id where (p.status in ('FATURADO', 'ENTREGUE')) <> (n.id is not null)
            titles of a cancelled invoice are cancelled | select from contas_receber c join notas_fiscais n on n.id = c.nota_fiscal_id where (n.status = 'CANCELADA') <> (c.status = 'CANCELADO')
            won opportunities became their orders | select from oportunidades_vendas o join pedidos_venda p on p.id = o.pedido_id where o.valor_real <> p.valor_total or o.empresa_id <> p.empresa_id or o.data_fechamento <> p.data_pedido or p.status = 'CANCELADO'
            won opportunities have one accepted proposal | select from oportunidades_vendas o where (o.status = 'GANHA') <> exists (select from propostas_comerciais p where p.oportunidade_id = o.id and p.status = 'ACEITA')
            opportunities are no older than their clients | select from oportunidades_vendas o join empresas_clientes e on e.id = o.empresa_id where o.data_abertura < e.data_cadastro
            proposals are sent while the opportunity is open | select from propostas_comerciais p join oportunidades_vendas o on o.id = p.oportunidade_id where p.data_envio < o.data_abertura or p.data_envio > coalesce(o.data_fechamento, current_date + 9999)
            nothing happens behind the last day | select from (select data_pedido as d from pedidos_venda union all select data_entrega from pedidos_venda union all select data_pagamento from contas_receber union all select data_fechamento from oportunidades_vendas union all select data_visita from visitas_campo union all select data_emissao from notas_fiscais union all select data_envio from propostas_comerciais) x, carga where d > ate or d < ate - 1600
            each client has a main contact | select from empresas_clientes e where not exists (select from contatos_empresas c where c.empresa_id = e.id and c.principal)
            """)
    void theDataDoNotContradictThemselves(String what, String sql) {
        int found = pool
                .withTransaction(transaction -> transaction.query("set local search_path = observatory").execute()
                        .chain(() -> transaction.query(sql).execute()))
                .await().indefinitely().size();

        assertThat(found).as(what).isZero();
    }

    /** Both sides summed up from different sources. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select sum(valor_vendido), sum(pedidos) from vw_performance_analistas       | select sum(valor_total), count(*) from pedidos_venda where status <> 'CANCELADO'
            select sum(oportunidades), sum(oportunidades_ganhas) from vw_performance_analistas | select count(*), count(*) filter (where status = 'GANHA') from oportunidades_vendas
            select sum(visitas_realizadas), sum(interacoes) from vw_performance_analistas | select (select count(*) from visitas_campo where status = 'REALIZADA'), (select count(*) from interacoes_clientes)
            select sum(clientes), sum(valor_meta) from vw_performance_analistas          | select (select count(*) from empresas_clientes), (select sum(valor_meta) from metas_vendas)
            select sum(valor_vendido), sum(valor_faturado) from vw_vendas_consolidadas   | select (select sum(valor_total) from pedidos_venda where status <> 'CANCELADO'), (select sum(valor_total) from notas_fiscais where status = 'EMITIDA')
            select sum(pedidos) + sum(pedidos_cancelados), sum(valor_cancelado) from vw_vendas_consolidadas | select count(*), sum(valor_total) filter (where status = 'CANCELADO') from pedidos_venda
            select sum(oportunidades_abertas + oportunidades_ganhas + oportunidades_perdidas), sum(valor_ganho) from vw_funil_vendas | select count(*), sum(valor_real) from oportunidades_vendas
            select sum(valor_aberto), sum(valor_ponderado) from vw_funil_vendas          | select sum(valor_estimado), round(sum(valor_estimado * probabilidade / 100), 2) from oportunidades_vendas o join pipeline_vendas e on e.id = o.pipeline_id where o.status = 'ABERTA'
            select sum(valor_vendido), sum(pedidos) from vw_top_clientes                  | select sum(valor_total), count(*) from pedidos_venda where status <> 'CANCELADO'
            select sum(valor_total), sum(quantidade) from vw_itens                        | select sum(valor_total), sum(quantidade) from itens_pedido
            select sum(valor_total), sum(quantidade) from vw_itens_nota                   | select sum(valor_total), sum(quantidade) from itens_nota_fiscal
            select sum(valor_total), sum(valor_imposto) from vw_notas_fiscais             | select sum(valor_total), sum(valor_imposto) from notas_fiscais
            select sum(valor), count(*) from vw_contas_receber                            | select sum(valor), count(*) from contas_receber
            select sum(valor_meta), count(*) from vw_metas                                | select sum(valor_meta), count(*) from metas_vendas
            select sum(contatos), count(*) from vw_clientes                               | select (select count(*) from contatos_empresas), (select count(*) from empresas_clientes)
            select sum(valor), count(*) from vw_propostas                                 | select sum(valor), count(*) from propostas_comerciais
            select sum(nota), count(*) from vw_pesquisas                                  | select sum(nota), count(*) from pesquisas_mercado
            select sum(duracao_minutos), count(*) from vw_visitas                         | select sum(duracao_minutos), count(*) from visitas_campo
            select sum(duracao_minutos), count(*) from vw_interacoes                      | select sum(duracao_minutos), count(*) from interacoes_clientes
            select sum(valor_estimado), count(*) from vw_oportunidades                    | select sum(valor_estimado), count(*) from oportunidades_vendas
            select sum(valor_total), count(*) from vw_pedidos                             | select sum(valor_total), count(*) from pedidos_venda
            """)
    void noViewMultipliesRows(String view, String truth) {
        assertThat(values(view)).isEqualTo(values(truth)).allMatch(value -> !value.equals("0"));
    }

    private List<String> values(String sql) {
        Row row = pool.withTransaction(transaction -> transaction.query("set local search_path = observatory").execute()
                .chain(() -> transaction.query(sql).execute())).await().indefinitely().iterator().next();
        return List.of(row.getNumeric(0).bigDecimalValue().stripTrailingZeros().toPlainString(),
                row.getNumeric(1).bigDecimalValue().stripTrailingZeros().toPlainString());
    }

    /** Each is rolled back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update pedidos_venda set valor_total = valor_total + 0.01 where id = 1                        | pedidos_venda_total
            update itens_pedido set quantidade = quantidade + 1 where pedido_id = 1 and numero_item = 1   | pedidos_venda_total
            delete from itens_pedido where pedido_id = 1                                                  | pedidos_venda_total
            update itens_pedido set pedido_id = 2, numero_item = 99 where pedido_id = 1 and numero_item = 1 | pedidos_venda_total
            update notas_fiscais set valor_total = valor_total + 1 where id = (select min(id) from notas_fiscais) | notas_fiscais_total
            update contas_receber set valor = valor + 1 where id = (select min(id) from contas_receber)   | notas_fiscais_total
            delete from itens_nota_fiscal where nota_fiscal_id = (select min(id) from notas_fiscais)      | notas_fiscais_total
            update contas_receber set data_pagamento = null where status = 'PAGO'                         | contas_receber_paga
            update contas_receber set data_pagamento = current_date where status = 'ABERTO'               | contas_receber_paga
            update oportunidades_vendas set valor_real = null where status = 'GANHA'                      | oportunidades_vendas_ganha
            update oportunidades_vendas set valor_real = 1 where status = 'PERDIDA'                       | oportunidades_vendas_ganha
            update oportunidades_vendas set motivo_perda = null where status = 'PERDIDA'                  | oportunidades_vendas_perdida
            update oportunidades_vendas set data_fechamento = null where status = 'GANHA'                 | oportunidades_vendas_fechada
            update pedidos_venda set data_entrega = null where status = 'ENTREGUE'                        | pedidos_venda_entrega
            update visitas_campo set duracao_minutos = null where status = 'REALIZADA'                    | visitas_campo_realizada
            """)
    void whatContradictsItselfIsRefused(String sql, String constraint) {
        PgException refused = pool
                .withTransaction(transaction -> transaction.query("set local search_path = observatory").execute()
                        .chain(() -> transaction.query(sql).execute())
                        .chain(rows -> transaction.query("set constraints all immediate").execute()))
                .map(rows -> (PgException) null).onFailure(PgException.class).recoverWithItem(PgException.class::cast)
                .await().indefinitely();

        assertThat(refused).as(sql).isNotNull();
        assertThat(refused.getConstraint()).isEqualTo(constraint);
    }

    @Test
    void theSameSizeAndDayGiveTheSameRows() {
        DemoData.load(emptied());
        Map<String, String> first = hashes();

        DemoData.load(emptied());

        assertThat(hashes()).isEqualTo(first).hasSize(18).allSatisfy((table, hash) -> assertThat(hash).doesNotStartWith("0 "));
        assertThat(pool.query("select observatory.row_count()").executeAndAwait().iterator().next().getLong(0))
                .isBetween(4_000L, 6_500L);
    }

    private Pool emptied() {
        pool.query("delete from observatory.carga").executeAndAwait();
        return pool;
    }

    private Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        pool.query("""
                select relname from pg_class where relnamespace = 'observatory'::regnamespace and relkind = 'r'
                   and relname not like 'carga%'""").executeAndAwait()
                .forEach(table -> hashes.put(table.getString(0), pool.query("""
                        select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from observatory.%s t"""
                        .formatted(table.getString(0))).executeAndAwait().iterator().next().getString(0)));
        return hashes;
    }

    @Test
    void aJobLoadsWhatIsAskedForOnce() {
        emptied();
        UUID asked = loads.ask(LoadSize.DEMO).await().indefinitely();
        UUID askedAgain = loads.ask(LoadSize.DEMO).await().indefinitely();

        Loaded loaded = Awaiting.until(() -> loads.loaded().await().indefinitely().orElse(null), there -> there != null);

        assertThat(asked).isNotNull();
        assertThat(askedAgain).isNull();
        assertThat(loaded.size()).isEqualTo(LoadSize.DEMO);
        assertThat(loaded.rows())
                .isEqualTo(pool.query("select observatory.row_count()").executeAndAwait().iterator().next().getLong(0));
        assertThat(loads.ask(LoadSize.DEMO).await().indefinitely()).isNull();
        assertThat(loads.ask(LoadSize.NONE).await().indefinitely()).isNull();
        assertThat(Awaiting.until(() -> job(asked).getString("status"), status -> !status.equals("running")))
                .isEqualTo("completed");
        assertThat(job(asked).getUUID("owner_id")).isNull();
        assertThat(job(asked).getLong("done")).isEqualTo(1);
    }

    /** Steps of a load that has no row of its job any more, as if its node had died between two. */
    @Test
    void whatIsHalfLoadedIsNotSeen() {
        emptied();
        pool.preparedQuery("select observatory.load_step(1, 'demo', $1)").executeAndAwait(Tuple.of(DemoData.UNTIL));
        pool.preparedQuery("select observatory.load_step(2, 'demo', $1)").executeAndAwait(Tuple.of(DemoData.UNTIL));

        pool.query("select relname from pg_class where relnamespace = 'observatory'::regnamespace and relkind = 'v'")
                .executeAndAwait()
                .forEach(view -> assertThat(pool.query("select from observatory." + view.getString(0)).executeAndAwait().size())
                        .as(view.getString(0)).isZero());
        DemoData.load(pool);
    }

    private Row job(UUID id) {
        return pool.preparedQuery("select status, owner_id, done from job where id = $1").executeAndAwait(Tuple.of(id))
                .iterator().next();
    }
}
