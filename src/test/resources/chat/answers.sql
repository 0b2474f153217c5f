-- What each vetted question is to answer, from the tables and not from the views. @ stands for the schema; O joins what an
-- order p belongs to, and F, with customer e, region r, segment s and analyst a, are the filters. P is that of a product d.
-- sales-total
select coalesce(sum(i.valor_total), 0), count(distinct p.id) from @itens_pedido i join @pedidos_venda p on p.id = i.pedido_id join @produtos d on d.id = i.produto_id O where p.status in ('ABERTO','FATURADO','ENTREGUE') and p.data_pedido between :from and :last F P
-- sales-by-month
select to_char(p.data_pedido, 'YYYY-MM') || '-01', sum(i.quantidade * 0 + i.valor_total), count(distinct p.id) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P group by 1 order by 1
-- sales-by-region
select r.macrorregiao, sum(i.valor_total) v, count(distinct p.id), round(sum(i.valor_total) * 100 / (select sum(i.valor_total) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P), 1) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P group by 1 order by 2 desc, 1
-- sales-by-state
select r.estado, sum(i.valor_total), count(distinct p.id) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P group by 1 order by 2 desc, 1 limit :top
-- sales-by-segment
select s.nome, sum(i.valor_total), count(distinct p.id) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P group by 1 order by 2 desc, 1 limit :top
-- sales-by-category
select d.categoria, sum(i.valor_total), sum(i.quantidade) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F group by 1 order by 2 desc, 1
-- top-analysts
select a.nome, sum(i.valor_total), count(distinct p.id) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P group by a.id, a.nome order by 2 desc, 1 limit :top
-- top-customers
select e.nome_fantasia, sum(i.valor_total), count(distinct p.id) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P group by e.id, 1 order by 2 desc, 1 limit :top
-- top-products
select d.nome, sum(i.valor_total), sum(i.quantidade) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F group by d.id, 1 order by 2 desc, 1 limit :top
-- units-sold
select coalesce(sum(i.quantidade), 0), count(distinct d.id) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P
-- order-count
select count(*), coalesce(sum((p.status = 'CANCELADO')::integer), 0) from @pedidos_venda p O where p.data_pedido between :from and :last F
-- orders-by-status
select p.status, count(*), sum(p.valor_total) from @pedidos_venda p O where p.data_pedido between :from and :last F group by 1 order by 2 desc, 1
-- average-ticket
select round(sum(p.valor_total) / nullif(count(*), 0), 2), count(*) from @pedidos_venda p O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F
-- sales-growth
with sold as (select p.data_pedido as day, i.valor_total as v from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' F P), both_ as (select (select sum(v) from sold where day >= :from and day < :until) as now, (select sum(v) from sold where day >= :basefrom and day < :baseuntil) as before) select :from, :until - 1, :basefrom, :baseuntil - 1, coalesce(now, 0), coalesce(before, 0), round(100 * (now / nullif(before, 0) - 1), 1) from both_
-- cancelled-orders
select coalesce(sum((p.status = 'CANCELADO')::integer), 0), coalesce(sum(case when p.status = 'CANCELADO' then p.valor_total end), 0), round(100 * avg((p.status = 'CANCELADO')::integer), 1) from @pedidos_venda p O where p.data_pedido between :from and :last F
-- average-discount
select round(100 - 100 * sum(i.valor_total) / sum(i.quantidade * i.preco_unitario), 2), coalesce(sum(i.quantidade * i.preco_unitario) - sum(i.valor_total), 0) from @pedidos_venda p join @itens_pedido i on i.pedido_id = p.id join @produtos d on d.id = i.produto_id O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F P
-- largest-orders
select p.numero, p.data_pedido, e.nome_fantasia, a.nome, p.valor_total from @pedidos_venda p O where p.status <> 'CANCELADO' and p.data_pedido between :from and :last F order by p.valor_total desc, p.numero limit :top
-- late-deliveries
select coalesce(sum((p.data_entrega > p.data_entrega_prevista)::integer), 0), count(*), round(100 * avg((p.data_entrega > p.data_entrega_prevista)::integer), 1), round(avg(case when p.data_entrega > p.data_entrega_prevista then p.data_entrega - p.data_entrega_prevista end), 1) from @pedidos_venda p O where p.data_entrega is not null and p.data_pedido between :from and :last F
-- customer-count
select count(*), coalesce(sum(e.ativa::integer), 0) from @empresas_clientes e C where true F
-- new-customers
select count(*), coalesce(sum(e.ativa::integer), 0) from @empresas_clientes e C where e.data_cadastro between :from and :last F
-- customers-by-segment
select s.nome, count(*), sum(e.ativa::integer) from @empresas_clientes e C where true F group by 1 order by 2 desc, 1 limit :top
-- customers-by-region
select r.macrorregiao, count(*), sum(e.ativa::integer) from @empresas_clientes e C where true F group by 1 order by 2 desc, 1
-- inactive-customers
with idle as (select e.nome_fantasia as name, a.nome as analyst, (select max(p.data_pedido) from @pedidos_venda p where p.empresa_id = e.id and p.status <> 'CANCELADO') as latest from @empresas_clientes e C where e.ativa and not exists (select from @pedidos_venda p where p.empresa_id = e.id and p.status <> 'CANCELADO' and p.data_pedido between :from and :last) F) select name, analyst, latest, (select count(*) from idle) from idle order by latest desc nulls last, name limit :top
-- customers-by-analyst
select a.nome, count(*), sum(e.ativa::integer) from @empresas_clientes e C where true F group by a.id, 1 order by 2 desc, 1 limit :top
-- satisfaction-score
select round(avg(q.nota), 2), round(100 * avg(case when q.nota >= 9 then 1 when q.nota < 7 then -1 else 0 end), 1), count(*) from @pesquisas_mercado q join @empresas_clientes e on e.id = q.empresa_id C where q.data_pesquisa between :from and :last F
-- competitors
select q.concorrente, count(*), round(avg(q.nota), 2) from @pesquisas_mercado q join @empresas_clientes e on e.id = q.empresa_id C where q.concorrente <> '' and q.data_pesquisa between :from and :last F group by 1 order by 2 desc, 1 limit :top
-- purchase-intent
select q.intencao_compra, count(*), round(100.0 * count(*) / (select count(*) from @pesquisas_mercado q join @empresas_clientes e on e.id = q.empresa_id C where q.data_pesquisa between :from and :last F), 1) from @pesquisas_mercado q join @empresas_clientes e on e.id = q.empresa_id C where q.data_pesquisa between :from and :last F group by 1 order by 2 desc, 1
-- product-count
select categoria, count(*), sum(ativo::integer), round(avg(preco_tabela), 2) from @produtos group by 1 order by 2 desc, 1
-- open-opportunities
select count(*), coalesce(sum(o.valor_estimado), 0) from @oportunidades_vendas o V where o.data_fechamento is null and o.data_abertura between :from and :last F P
-- sales-funnel
select g.nome, count(*), sum(o.valor_estimado), round(sum(o.valor_estimado * g.probabilidade) / 100, 2) from @oportunidades_vendas o join @pipeline_vendas g on g.id = o.pipeline_id V where o.data_fechamento is null and o.data_abertura between :from and :last F P group by g.id, 1 order by g.ordem
-- win-rate
select round(100 * avg((o.status = 'GANHA')::integer), 1), coalesce(sum((o.status = 'GANHA')::integer), 0), coalesce(sum((o.status = 'PERDIDA')::integer), 0), coalesce(sum(o.valor_real), 0) from @oportunidades_vendas o V where o.data_fechamento between :from and :last F P
-- loss-reasons
select o.motivo_perda, count(*), sum(o.valor_estimado) from @oportunidades_vendas o V where o.motivo_perda is not null and o.data_fechamento between :from and :last F P group by 1 order by 2 desc, 1 limit :top
-- top-opportunities
select o.titulo, e.nome_fantasia, a.nome, g.nome, o.valor_estimado, o.data_prevista from @oportunidades_vendas o join @pipeline_vendas g on g.id = o.pipeline_id V where o.data_fechamento is null F P order by o.valor_estimado desc, o.id limit :top
-- expected-closings
select o.titulo, e.nome_fantasia, a.nome, o.data_prevista, o.valor_estimado, g.probabilidade, count(*) over (), sum(o.valor_estimado) over () from @oportunidades_vendas o join @pipeline_vendas g on g.id = o.pipeline_id V where o.data_fechamento is null and o.data_prevista between :from and :last F P order by o.data_prevista, o.valor_estimado desc, o.id limit :top
-- sales-cycle
select round(avg(o.data_fechamento - o.data_abertura), 1), count(*) from @oportunidades_vendas o V where o.pedido_id is not null and o.data_fechamento between :from and :last F P
-- opportunities-by-origin
select o.origem, count(*), sum((o.status = 'GANHA')::integer), sum(o.valor_estimado) from @oportunidades_vendas o V where o.data_abertura between :from and :last F P group by 1 order by 2 desc, 1
-- proposals-by-status
select q.status, count(*), sum(q.valor), round(100.0 * count(*) / (select count(*) from @propostas_comerciais q join @oportunidades_vendas o on o.id = q.oportunidade_id V where q.data_envio between :from and :last F P), 1) from @propostas_comerciais q join @oportunidades_vendas o on o.id = q.oportunidade_id V where q.data_envio between :from and :last F P group by 1 order by 2 desc, 1
-- invoiced-total
select coalesce(sum(n.valor_total), 0), count(*), coalesce(sum(n.valor_imposto), 0) from @notas_fiscais n join @pedidos_venda p on p.id = n.pedido_id O where n.status <> 'CANCELADA' and n.data_emissao between :from and :last F
-- overdue-total
select coalesce(sum(case when late then valor end), 0), count(*) filter (where late), count(distinct case when late then empresa_id end), coalesce(round(100 * sum(case when late then valor end) / sum(valor), 1), 0) from (select c.valor, c.data_vencimento < g.ate and c.data_vencimento between :from and :last as late, p.empresa_id from @carga g, @contas_receber c join @notas_fiscais n on n.id = c.nota_fiscal_id join @pedidos_venda p on p.id = n.pedido_id O where c.status = 'ABERTO' F) owed
-- overdue-customers
select e.nome_fantasia, sum(c.valor), count(*), max(g.ate - c.data_vencimento) from @carga g, @contas_receber c join @notas_fiscais n on n.id = c.nota_fiscal_id join @pedidos_venda p on p.id = n.pedido_id O where c.status = 'ABERTO' and c.data_vencimento < g.ate and c.data_vencimento between :from and :last F group by e.id, 1 order by 2 desc, 1 limit :top
-- overdue-ageing
select (array['1-30', '31-60', '61-90', '> 90'])[least(4, 1 + (g.ate - c.data_vencimento - 1) / 30)], count(*), sum(c.valor) from @carga g, @contas_receber c join @notas_fiscais n on n.id = c.nota_fiscal_id join @pedidos_venda p on p.id = n.pedido_id O where c.status = 'ABERTO' and c.data_vencimento < g.ate F group by 1 order by min(g.ate - c.data_vencimento)
-- receivables-due
select coalesce(sum(c.valor), 0), count(*), count(distinct p.empresa_id) from @contas_receber c join @notas_fiscais n on n.id = c.nota_fiscal_id join @pedidos_venda p on p.id = n.pedido_id O where c.status = 'ABERTO' and c.data_vencimento between :from and :last F
-- received-total
select coalesce(sum(c.valor), 0), count(*), coalesce(sum((c.data_pagamento > c.data_vencimento)::integer), 0) from @contas_receber c join @notas_fiscais n on n.id = c.nota_fiscal_id join @pedidos_venda p on p.id = n.pedido_id O where c.data_pagamento between :from and :last F
-- payment-delay
select round(avg(greatest(0, c.data_pagamento - c.data_vencimento)), 1), round(100 * avg((c.data_pagamento > c.data_vencimento)::integer), 1), count(*) from @contas_receber c join @notas_fiscais n on n.id = c.nota_fiscal_id join @pedidos_venda p on p.id = n.pedido_id O where c.data_pagamento between :from and :last F
-- target-attainment
select round(100 * sum(T) / sum(m.valor_meta), 1), sum(T), sum(m.valor_meta) from @metas_vendas m join @analistas_comerciais a on a.id = m.analista_id join @regioes r on r.id = a.regiao_id where m.mes >= to_char(:from, 'YYYY-MM-01')::date and m.mes <= :last M
-- targets-by-analyst
select a.nome, sum(T), sum(m.valor_meta), round(100 * sum(T) / sum(m.valor_meta), 1) from @metas_vendas m join @analistas_comerciais a on a.id = m.analista_id join @regioes r on r.id = a.regiao_id where m.mes >= to_char(:from, 'YYYY-MM-01')::date and m.mes <= :last M group by a.id, 1 order by 4 desc, 1 limit :top
-- analysts-below-target
with done as (select a.nome, sum(T) as sold, sum(m.valor_meta) as wanted from @metas_vendas m join @analistas_comerciais a on a.id = m.analista_id join @regioes r on r.id = a.regiao_id where m.mes >= to_char(:from, 'YYYY-MM-01')::date and m.mes <= :last M group by a.id, 1), missed as (select * from done where sold < wanted) select nome, round(100 * sold / wanted, 1), wanted - sold, (select count(*) from missed) from missed order by 2, 1 limit :top
-- visits-count
select coalesce(sum((p.status = 'REALIZADA')::integer), 0), coalesce(sum((p.status = 'CANCELADA')::integer), 0), count(distinct case when p.status = 'REALIZADA' then p.empresa_id end) from @visitas_campo p O where p.data_visita between :from and :last F
-- visits-by-analyst
select a.nome, count(*), count(distinct p.empresa_id) from @visitas_campo p O where p.duracao_minutos is not null and p.data_visita between :from and :last F group by a.id, 1 order by 2 desc, 1 limit :top
-- interactions-by-type
select p.tipo, count(*), round(100 * avg((p.resultado = 'Positivo')::integer), 1) from @interacoes_clientes p O where p.data_interacao between :from and :last F group by 1 order by 2 desc, 1
