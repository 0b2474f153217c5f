--- all regions
select * from vw_regioes order by regiao
--- sales of a year
select sum(valor_vendido) as vendas from vw_vendas_consolidadas where ano = 2025
--- sales by month
select mes, sum(valor_vendido) from vw_vendas_consolidadas group by mes order by mes;
--- with the schema
select count(*) from observatory.vw_pedidos
--- sales by segment, ranked
select segmento, sum(valor_vendido) as total, rank() over (order by sum(valor_vendido) desc) as posicao
from vw_vendas_consolidadas group by segmento order by posicao limit 5
--- share of each region
select regiao, round(100.0 * sum(valor_vendido) / sum(sum(valor_vendido)) over (), 2) as parte
from vw_vendas_consolidadas group by regiao order by 2 desc
--- growth from month to month
with meses as (select mes, sum(valor_vendido) as total from vw_vendas_consolidadas group by mes)
select mes, total, total - lag(total) over (order by mes) as diferenca,
       round(100 * (total / nullif(lag(total) over (order by mes), 0) - 1), 1) as percentual
from meses order by mes
--- running total
select mes, sum(sum(valor_vendido)) over (order by mes rows between unbounded preceding and current row) as acumulado
from vw_vendas_consolidadas where ano = 2025 group by mes order by mes
--- three best products of each category
select * from (
  select categoria, produto, sum(valor_total) as total,
         row_number() over (partition by categoria order by sum(valor_total) desc, produto) as n
  from vw_itens where conta_como_venda group by categoria, produto) x
where n <= 3 order by categoria, n
--- clients without an order
select c.cliente from vw_clientes c left join vw_pedidos p on p.cliente_id = c.cliente_id where p.pedido_id is null order by 1
--- clients without an order, otherwise
select count(*) from vw_clientes c where not exists (select 1 from vw_pedidos p where p.cliente_id = c.cliente_id)
--- last month of the data
select sum(valor_total) from vw_pedidos, vw_periodo
where conta_como_venda and data_pedido >= date_trunc('month', ultimo_dia) - interval '1 month'
  and data_pedido < date_trunc('month', ultimo_dia)
--- quarters
select extract(year from data_pedido) as ano, extract(quarter from data_pedido) as trimestre, count(*), avg(valor_total)::numeric(14,2)
from vw_pedidos group by 1, 2 order by 1, 2
--- won and lost by analyst
select analista, count(*) filter (where status = 'GANHA') as ganhas, count(*) filter (where status = 'PERDIDA') as perdidas
from vw_oportunidades group by analista having count(*) > 5 order by ganhas desc
--- overdue titles by age
select case when dias_atraso <= 30 then '1 a 30' when dias_atraso <= 90 then '31 a 90' else 'mais de 90' end as faixa,
       count(*), sum(valor) from vw_contas_receber where situacao = 'VENCIDO' group by 1 order by 1
--- union of two
select 'pedidos' as o_que, count(*) from vw_pedidos union all select 'notas', count(*) from vw_notas_fiscais
--- except
select cliente_id from vw_clientes except select cliente_id from vw_pedidos order by 1 limit 3
--- three views joined
select a.analista, m.valor_meta, p.valor_vendido
from vw_analistas a
join (select analista_id, sum(valor_meta) as valor_meta from vw_metas where ano = 2025 group by analista_id) m using (analista_id)
join vw_performance_analistas p on p.analista_id = a.analista_id
order by p.valor_vendido desc nulls last
--- two ctes
with vendas as (select cliente_id, sum(valor_total) as total from vw_pedidos where conta_como_venda group by cliente_id),
     notas as (select cliente_id, avg(nota) as nota from vw_pesquisas group by cliente_id)
select c.segmento, round(avg(n.nota), 2) as nota, sum(v.total) as vendas
from vw_clientes c join vendas v on v.cliente_id = c.cliente_id left join notas n on n.cliente_id = c.cliente_id
group by c.segmento order by vendas desc
--- net promoter score
select regiao, round(100.0 * (count(*) filter (where classificacao = 'Promotor') - count(*) filter (where classificacao = 'Detrator')) / count(*), 1) as nps
from vw_pesquisas group by regiao order by nps desc
--- median
select percentile_cont(0.5) within group (order by valor_total) as mediana, stddev(valor_total), min(valor_total), max(valor_total) from vw_pedidos
--- lateral
select c.cliente, u.numero, u.valor_total from vw_clientes c
cross join lateral (select numero, valor_total from vw_pedidos p where p.cliente_id = c.cliente_id order by data_pedido desc limit 1) u
order by c.cliente limit 10
--- text functions
select upper(left(regiao, 3)) || '-' || estado, length(regiao), replace(regiao, 'Grande ', ''), concat_ws('/', estado, macrorregiao),
       position('a' in regiao), substring(regiao from 1 for 3), trim(both ' ' from regiao) from vw_regioes
--- like, in and between
select produto, preco_tabela from vw_produtos where produto ilike '%sensor%' or categoria in ('Software', 'Máquinas') and preco_tabela between 100 and 5000
--- a named window
select mes, valor_vendido, sum(valor_vendido) over w from vw_metas where analista_id = 1 window w as (partition by ano order by mes)
--- first value
select distinct on (cliente) cliente, data_pedido, valor_total from vw_pedidos order by cliente, data_pedido desc
--- date arithmetic
select count(*) from vw_pedidos where data_entrega - data_pedido > 20 and data_pedido > date '2020-01-01' and data_pedido <= current_date + 3650
--- list of names
select macrorregiao, string_agg(regiao, ', ' order by regiao) from vw_regioes group by macrorregiao
--- cast and formats
select to_char(mes, 'YYYY-MM') as mes, cast(sum(valor_vendido) as integer), sum(pedidos)::text from vw_vendas_consolidadas group by mes order by 1
--- grouping sets
select regiao, segmento, sum(valor_vendido) from vw_vendas_consolidadas where ano = 2025 group by grouping sets ((regiao), (segmento), ())
--- correlated subquery
select p.numero from vw_pedidos p where p.valor_total > (select 3 * avg(q.valor_total) from vw_pedidos q where q.segmento = p.segmento) order by 1
--- values
select t.n * 2 as dobro from (values (1), (2), (3)) as t(n)
--- comments are left out
select /* how many */ count(*) -- of them
from vw_notas_fiscais
--- accents and quotes
select count(*) as "número de clientes" from vw_clientes where segmento = 'Têxtil' and cliente <> 'D''Ávila'
--- which rows are totals
select regiao, grouping(regiao) as total, sum(valor_vendido) as vendas from vw_vendas_consolidadas group by grouping sets ((regiao), ()) order by total, regiao
--- function's name as a column's
select x.sum, x.count from (select sum(valor_total), count(*) from vw_pedidos) x
--- growth in four steps
with vendas as (select mes, sum(valor_vendido) as total, sum(pedidos) as pedidos, count(*) as linhas from vw_vendas_consolidadas group by mes),
     antes as (select mes, total, pedidos, lag(total) over (order by mes) as anterior, lag(pedidos) over (order by mes) as pedidos_antes from vendas),
     partes as (select mes, total, anterior, round((total - anterior) * 100.0 / nullif(anterior, 0), 2) as crescimento,
                       round(total / nullif(pedidos, 0), 2) as ticket, round(anterior / nullif(pedidos_antes, 0), 2) as ticket_antes from antes),
     fim as (select mes, total, crescimento, ticket - ticket_antes as diferenca, case when crescimento > 0 then 'subiu' when crescimento < 0 then 'caiu' else 'igual' end as situacao from partes)
select situacao, count(*) as meses, avg(crescimento)::numeric as media, max(diferenca) as maior from fim group by situacao order by 2 desc
--- accents without quotes
select mes as mês, count(*) as número from vw_pedidos group by mes order by mês
--- whole rows
select count(c) from vw_clientes c
