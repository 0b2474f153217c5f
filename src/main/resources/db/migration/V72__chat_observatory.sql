-- Made-up business data to ask questions about. Its names are the Portuguese ones that clients know.
create schema observatory;

-- What is loaded, and by which job; no row while there is nothing, or while a load is under way: the views then show nothing.
create table observatory.carga (
    unica         boolean          primary key default true check (unica),
    job_id        uuid             not null,
    tamanho       text             not null check (tamanho in ('demo', 'full')),
    -- The last day of the data.
    ate           date             not null,
    linhas        bigint           not null,
    segundos      double precision not null,
    carregada_em  timestamptz      not null default now()
);
-- The one place in the cluster that a load holds while it waits or runs, and the steps that it has done.
create table observatory.carga_em_curso (
    unica         boolean          primary key default true check (unica),
    job_id        uuid             not null,
    tamanho       text             not null check (tamanho in ('demo', 'full')),
    ate           date             not null,
    passo         integer          not null default 0,
    iniciada_em   timestamptz
);

create table observatory.regioes (
    id           integer primary key,
    nome         text    not null unique,
    estado       text    not null check (estado ~ '^[A-Z]{2}$'),
    macrorregiao text    not null check (macrorregiao in ('Norte', 'Nordeste', 'Centro-Oeste', 'Sudeste', 'Sul'))
);
create table observatory.segmentos_mercado (
    id    integer primary key,
    nome  text    not null unique,
    setor text    not null check (setor in ('Indústria', 'Comércio', 'Serviços', 'Agropecuária'))
);
create table observatory.pipeline_vendas (
    id            integer primary key,
    nome          text    not null unique,
    ordem         integer not null unique,
    probabilidade integer not null check (probabilidade between 0 and 100)
);
create table observatory.produtos (
    id           integer       primary key,
    codigo       text          not null unique,
    nome         text          not null unique,
    categoria    text          not null,
    preco_tabela numeric(12,2) not null check (preco_tabela > 0),
    ativo        boolean       not null
);
create table observatory.analistas_comerciais (
    id            integer primary key,
    nome          text    not null unique,
    email         text    not null unique,
    nivel         text    not null check (nivel in ('Júnior', 'Pleno', 'Sênior', 'Especialista')),
    regiao_id     integer not null references observatory.regioes,
    data_admissao date    not null,
    ativo         boolean not null
);
create table observatory.empresas_clientes (
    id            integer primary key,
    razao_social  text    not null,
    nome_fantasia text    not null unique,
    cnpj          text    not null unique check (cnpj ~ '^[0-9]{14}$'),
    porte         text    not null check (porte in ('Micro', 'Pequena', 'Média', 'Grande')),
    segmento_id   integer not null references observatory.segmentos_mercado,
    regiao_id     integer not null references observatory.regioes,
    analista_id   integer not null references observatory.analistas_comerciais,
    data_cadastro date    not null,
    ativa         boolean not null
);
create table observatory.contatos_empresas (
    id         integer primary key,
    empresa_id integer not null references observatory.empresas_clientes,
    nome       text    not null,
    cargo      text    not null,
    email      text    not null,
    telefone   text    not null,
    principal  boolean not null
);
create unique index contatos_empresas_principal on observatory.contatos_empresas (empresa_id) where principal;

create table observatory.pedidos_venda (
    id                    integer       primary key,
    numero                text          not null unique,
    empresa_id            integer       not null references observatory.empresas_clientes,
    analista_id           integer       not null references observatory.analistas_comerciais,
    data_pedido           date          not null,
    data_entrega_prevista date          not null check (data_entrega_prevista >= data_pedido),
    data_entrega          date          check (data_entrega >= data_pedido),
    status                text          not null check (status in ('ABERTO', 'FATURADO', 'ENTREGUE', 'CANCELADO')),
    -- The sum of its items: see pedidos_venda_total.
    valor_total           numeric(14,2) not null check (valor_total > 0),
    constraint pedidos_venda_entrega check ((status = 'ENTREGUE') = (data_entrega is not null))
);
create index pedidos_venda_data on observatory.pedidos_venda (data_pedido);
create index pedidos_venda_empresa on observatory.pedidos_venda (empresa_id);
create index pedidos_venda_analista on observatory.pedidos_venda (analista_id);

create table observatory.itens_pedido (
    pedido_id           integer       not null references observatory.pedidos_venda on delete cascade,
    numero_item         integer       not null check (numero_item > 0),
    produto_id          integer       not null references observatory.produtos,
    quantidade          integer       not null check (quantidade > 0),
    preco_unitario      numeric(12,2) not null check (preco_unitario > 0),
    desconto_percentual numeric(4,1)  not null check (desconto_percentual >= 0 and desconto_percentual < 100),
    valor_total         numeric(14,2) not null
        generated always as (round(quantidade * preco_unitario * (100 - desconto_percentual) / 100, 2)) stored,
    primary key (pedido_id, numero_item)
);
create index itens_pedido_produto on observatory.itens_pedido (produto_id);

create table observatory.oportunidades_vendas (
    id              integer       primary key,
    titulo          text          not null,
    empresa_id      integer       not null references observatory.empresas_clientes,
    analista_id     integer       not null references observatory.analistas_comerciais,
    produto_id      integer       not null references observatory.produtos,
    pipeline_id     integer       not null references observatory.pipeline_vendas,
    -- The order that a won one became.
    pedido_id       integer       unique references observatory.pedidos_venda,
    status          text          not null check (status in ('ABERTA', 'GANHA', 'PERDIDA')),
    origem          text          not null check (origem in ('Indicação', 'Site', 'Evento', 'Prospecção ativa', 'Parceiro')),
    valor_estimado  numeric(14,2) not null check (valor_estimado > 0),
    valor_real      numeric(14,2) check (valor_real > 0),
    data_abertura   date          not null,
    data_prevista   date          not null check (data_prevista >= data_abertura),
    data_fechamento date          check (data_fechamento >= data_abertura),
    motivo_perda    text,
    constraint oportunidades_vendas_ganha check ((status = 'GANHA') = (valor_real is not null)
                                                 and (status = 'GANHA') = (pedido_id is not null)),
    constraint oportunidades_vendas_fechada check ((status = 'ABERTA') = (data_fechamento is null)),
    constraint oportunidades_vendas_perdida check ((status = 'PERDIDA') = (motivo_perda is not null))
);
create index oportunidades_vendas_empresa on observatory.oportunidades_vendas (empresa_id);
create index oportunidades_vendas_analista on observatory.oportunidades_vendas (analista_id);

create table observatory.propostas_comerciais (
    id                  integer       primary key,
    numero              text          not null unique,
    oportunidade_id     integer       not null references observatory.oportunidades_vendas,
    data_envio          date          not null,
    data_validade       date          not null check (data_validade >= data_envio),
    valor               numeric(14,2) not null check (valor > 0),
    desconto_percentual numeric(4,1)  not null check (desconto_percentual >= 0 and desconto_percentual < 100),
    status              text          not null check (status in ('ENVIADA', 'ACEITA', 'RECUSADA', 'EXPIRADA'))
);
create index propostas_comerciais_oportunidade on observatory.propostas_comerciais (oportunidade_id);
create unique index propostas_comerciais_aceita on observatory.propostas_comerciais (oportunidade_id) where status = 'ACEITA';

create table observatory.interacoes_clientes (
    id              integer primary key,
    empresa_id      integer not null references observatory.empresas_clientes,
    analista_id     integer not null references observatory.analistas_comerciais,
    tipo            text    not null check (tipo in ('Ligação', 'E-mail', 'Reunião', 'Mensagem', 'Videoconferência')),
    data_interacao  date    not null,
    duracao_minutos integer not null check (duracao_minutos > 0),
    resultado       text    not null check (resultado in ('Positivo', 'Neutro', 'Negativo'))
);
create table observatory.visitas_campo (
    id              integer primary key,
    empresa_id      integer not null references observatory.empresas_clientes,
    analista_id     integer not null references observatory.analistas_comerciais,
    data_visita     date    not null,
    objetivo        text    not null check (objetivo in ('Apresentação', 'Negociação', 'Pós-venda', 'Suporte', 'Prospecção')),
    status          text    not null check (status in ('REALIZADA', 'CANCELADA')),
    duracao_minutos integer check (duracao_minutos > 0),
    constraint visitas_campo_realizada check ((status = 'REALIZADA') = (duracao_minutos is not null))
);
create table observatory.pesquisas_mercado (
    id               integer primary key,
    empresa_id       integer not null references observatory.empresas_clientes,
    data_pesquisa    date    not null,
    tema             text    not null check (tema in ('Satisfação', 'Preço', 'Concorrência', 'Novos produtos', 'Atendimento')),
    nota             integer not null check (nota between 0 and 10),
    intencao_compra  text    not null check (intencao_compra in ('Alta', 'Média', 'Baixa')),
    concorrente      text
);
create table observatory.metas_vendas (
    id          integer       primary key,
    analista_id integer       not null references observatory.analistas_comerciais,
    mes         date          not null check (extract(day from mes) = 1),
    valor_meta  numeric(14,2) not null check (valor_meta > 0),
    unique (analista_id, mes)
);

create table observatory.notas_fiscais (
    id            integer       primary key,
    numero        text          not null unique,
    pedido_id     integer       not null unique references observatory.pedidos_venda,
    data_emissao  date          not null,
    status        text          not null check (status in ('EMITIDA', 'CANCELADA')),
    -- The sum of its items, and of its titles: see notas_fiscais_total.
    valor_total   numeric(14,2) not null check (valor_total > 0),
    valor_imposto numeric(14,2) not null check (valor_imposto between 0 and valor_total)
);
create index notas_fiscais_emissao on observatory.notas_fiscais (data_emissao);

create table observatory.itens_nota_fiscal (
    nota_fiscal_id      integer       not null references observatory.notas_fiscais on delete cascade,
    numero_item         integer       not null check (numero_item > 0),
    produto_id          integer       not null references observatory.produtos,
    quantidade          integer       not null check (quantidade > 0),
    preco_unitario      numeric(12,2) not null check (preco_unitario > 0),
    desconto_percentual numeric(4,1)  not null check (desconto_percentual >= 0 and desconto_percentual < 100),
    valor_total         numeric(14,2) not null
        generated always as (round(quantidade * preco_unitario * (100 - desconto_percentual) / 100, 2)) stored,
    primary key (nota_fiscal_id, numero_item)
);
create table observatory.contas_receber (
    id              integer       primary key,
    nota_fiscal_id  integer       not null references observatory.notas_fiscais,
    parcela         integer       not null check (parcela > 0),
    data_vencimento date          not null,
    valor           numeric(14,2) not null check (valor > 0),
    status          text          not null check (status in ('ABERTO', 'PAGO', 'CANCELADO')),
    data_pagamento  date,
    unique (nota_fiscal_id, parcela),
    constraint contas_receber_paga check ((status = 'PAGO') = (data_pagamento is not null))
);
create index contas_receber_vencimento on observatory.contas_receber (data_vencimento);

-- An order's total is the sum of its items when a transaction ends, whichever of them it touched.
create function observatory.check_order() returns trigger language plpgsql as $$
declare
    checked integer[];
begin
    if tg_table_name = 'pedidos_venda' then
        checked := array[new.id];
    elsif tg_op = 'INSERT' then
        checked := array[new.pedido_id];
    elsif tg_op = 'DELETE' then
        checked := array[old.pedido_id];
    else
        checked := array[old.pedido_id, new.pedido_id];
    end if;
    if exists (select from observatory.pedidos_venda p where p.id = any (checked) and p.valor_total is distinct from
                  (select sum(i.valor_total) from observatory.itens_pedido i where i.pedido_id = p.id)) then
        raise exception 'The total of order % is not the sum of its items', checked
            using errcode = 'check_violation', constraint = 'pedidos_venda_total', table = 'pedidos_venda', schema = 'observatory';
    end if;
    return null;
end $$;
create constraint trigger pedidos_venda_total after insert or update of id, valor_total on observatory.pedidos_venda
    deferrable initially deferred for each row execute function observatory.check_order();
create constraint trigger pedidos_venda_total after insert or update or delete on observatory.itens_pedido
    deferrable initially deferred for each row execute function observatory.check_order();

-- As with orders; and what is owed for an invoice is what it says.
create function observatory.check_invoice() returns trigger language plpgsql as $$
declare
    checked integer[];
begin
    if tg_table_name = 'notas_fiscais' then
        checked := array[new.id];
    elsif tg_op = 'INSERT' then
        checked := array[new.nota_fiscal_id];
    elsif tg_op = 'DELETE' then
        checked := array[old.nota_fiscal_id];
    else
        checked := array[old.nota_fiscal_id, new.nota_fiscal_id];
    end if;
    if exists (select from observatory.notas_fiscais n where n.id = any (checked) and (
                  n.valor_total is distinct from
                      (select sum(i.valor_total) from observatory.itens_nota_fiscal i where i.nota_fiscal_id = n.id)
                  or n.valor_total is distinct from
                      (select sum(c.valor) from observatory.contas_receber c where c.nota_fiscal_id = n.id))) then
        raise exception 'The total of invoice % is not the sum of its items, or not that of its titles', checked
            using errcode = 'check_violation', constraint = 'notas_fiscais_total', table = 'notas_fiscais', schema = 'observatory';
    end if;
    return null;
end $$;
create constraint trigger notas_fiscais_total after insert or update of id, valor_total on observatory.notas_fiscais
    deferrable initially deferred for each row execute function observatory.check_invoice();
create constraint trigger notas_fiscais_total after insert or update or delete on observatory.itens_nota_fiscal
    deferrable initially deferred for each row execute function observatory.check_invoice();
create constraint trigger notas_fiscais_total after insert or update or delete on observatory.contas_receber
    deferrable initially deferred for each row execute function observatory.check_invoice();

-- The views: what may be asked for. None shows how to reach a person, and none has a row twice: what stands beside a row is
-- found by its key, or summed up before. As long as a load is under way they are empty.

create view observatory.vw_periodo as
    select (ate - interval '4 years' + interval '1 day')::date as primeiro_dia, ate as ultimo_dia, tamanho
      from observatory.carga;

create view observatory.vw_regioes as
    select r.id as regiao_id, r.nome as regiao, r.estado, r.macrorregiao
      from observatory.regioes r where exists (select from observatory.carga);

create view observatory.vw_segmentos as
    select s.id as segmento_id, s.nome as segmento, s.setor
      from observatory.segmentos_mercado s where exists (select from observatory.carga);

create view observatory.vw_etapas as
    select e.id as etapa_id, e.nome as etapa, e.ordem, e.probabilidade
      from observatory.pipeline_vendas e where exists (select from observatory.carga);

create view observatory.vw_produtos as
    select p.id as produto_id, p.codigo, p.nome as produto, p.categoria, p.preco_tabela, p.ativo
      from observatory.produtos p where exists (select from observatory.carga);

create view observatory.vw_analistas as
    select a.id as analista_id, a.nome as analista, a.nivel, r.nome as regiao, r.estado, r.macrorregiao,
           a.data_admissao, a.ativo
      from observatory.analistas_comerciais a join observatory.regioes r on r.id = a.regiao_id
     where exists (select from observatory.carga);

create view observatory.vw_clientes as
    select e.id as cliente_id, e.nome_fantasia as cliente, e.razao_social, e.porte, s.nome as segmento, s.setor,
           r.nome as regiao, r.estado, r.macrorregiao, a.id as analista_id, a.nome as analista,
           e.data_cadastro, e.ativa, coalesce(c.contatos, 0) as contatos
      from observatory.empresas_clientes e
      join observatory.segmentos_mercado s on s.id = e.segmento_id
      join observatory.regioes r on r.id = e.regiao_id
      join observatory.analistas_comerciais a on a.id = e.analista_id
      left join (select empresa_id, count(*) as contatos from observatory.contatos_empresas group by empresa_id) c
             on c.empresa_id = e.id
     where exists (select from observatory.carga);

create view observatory.vw_pedidos as
    select p.id as pedido_id, p.numero, p.data_pedido, date_trunc('month', p.data_pedido)::date as mes,
           extract(year from p.data_pedido)::integer as ano, p.status, p.status <> 'CANCELADO' as conta_como_venda,
           p.data_entrega_prevista, p.data_entrega, p.data_entrega > p.data_entrega_prevista as entregue_com_atraso,
           e.id as cliente_id, e.nome_fantasia as cliente, e.porte, s.nome as segmento, s.setor,
           r.nome as regiao, r.estado, r.macrorregiao, a.id as analista_id, a.nome as analista, p.valor_total
      from observatory.pedidos_venda p
      join observatory.empresas_clientes e on e.id = p.empresa_id
      join observatory.segmentos_mercado s on s.id = e.segmento_id
      join observatory.regioes r on r.id = e.regiao_id
      join observatory.analistas_comerciais a on a.id = p.analista_id
     where exists (select from observatory.carga);

create view observatory.vw_itens as
    select i.pedido_id, i.numero_item, p.data_pedido, p.mes, p.ano, p.status, p.conta_como_venda,
           d.id as produto_id, d.nome as produto, d.categoria, i.quantidade, i.preco_unitario, i.desconto_percentual,
           i.valor_total, p.cliente_id, p.cliente, p.porte, p.segmento, p.setor, p.regiao, p.estado, p.macrorregiao,
           p.analista_id, p.analista
      from observatory.itens_pedido i
      join observatory.vw_pedidos p on p.pedido_id = i.pedido_id
      join observatory.produtos d on d.id = i.produto_id;

create view observatory.vw_notas_fiscais as
    select n.id as nota_fiscal_id, n.numero, n.pedido_id, n.data_emissao, date_trunc('month', n.data_emissao)::date as mes,
           extract(year from n.data_emissao)::integer as ano, n.status, n.valor_total, n.valor_imposto,
           p.cliente_id, p.cliente, p.porte, p.segmento, p.setor, p.regiao, p.estado, p.macrorregiao, p.analista_id, p.analista
      from observatory.notas_fiscais n join observatory.vw_pedidos p on p.pedido_id = n.pedido_id;

create view observatory.vw_itens_nota as
    select i.nota_fiscal_id, i.numero_item, n.data_emissao, n.mes, n.ano, n.status, d.id as produto_id, d.nome as produto,
           d.categoria, i.quantidade, i.preco_unitario, i.desconto_percentual, i.valor_total,
           n.cliente_id, n.cliente, n.segmento, n.regiao, n.macrorregiao, n.analista_id, n.analista
      from observatory.itens_nota_fiscal i
      join observatory.vw_notas_fiscais n on n.nota_fiscal_id = i.nota_fiscal_id
      join observatory.produtos d on d.id = i.produto_id;

create view observatory.vw_contas_receber as
    select c.id as titulo_id, c.nota_fiscal_id, n.numero as numero_nota, c.parcela, n.data_emissao, c.data_vencimento,
           date_trunc('month', c.data_vencimento)::date as mes_vencimento, c.valor,
           case when c.status = 'ABERTO' and c.data_vencimento < g.ate then 'VENCIDO' else c.status end as situacao,
           c.data_pagamento,
           case when c.status = 'PAGO' then greatest(c.data_pagamento - c.data_vencimento, 0)
                when c.status = 'ABERTO' then greatest(g.ate - c.data_vencimento, 0) end as dias_atraso,
           n.cliente_id, n.cliente, n.porte, n.segmento, n.regiao, n.estado, n.macrorregiao, n.analista_id, n.analista
      from observatory.contas_receber c
      join observatory.vw_notas_fiscais n on n.nota_fiscal_id = c.nota_fiscal_id
      cross join observatory.carga g;

create view observatory.vw_oportunidades as
    select o.id as oportunidade_id, o.titulo, o.status, e.nome as etapa, e.ordem as etapa_ordem, e.probabilidade, o.origem,
           o.valor_estimado, o.valor_real, o.data_abertura, date_trunc('month', o.data_abertura)::date as mes_abertura,
           o.data_prevista, o.data_fechamento, date_trunc('month', o.data_fechamento)::date as mes_fechamento,
           o.data_fechamento - o.data_abertura as dias_ate_fechar, o.motivo_perda, o.pedido_id,
           d.id as produto_id, d.nome as produto, d.categoria,
           c.id as cliente_id, c.nome_fantasia as cliente, c.porte, s.nome as segmento, s.setor,
           r.nome as regiao, r.estado, r.macrorregiao, a.id as analista_id, a.nome as analista
      from observatory.oportunidades_vendas o
      join observatory.pipeline_vendas e on e.id = o.pipeline_id
      join observatory.produtos d on d.id = o.produto_id
      join observatory.empresas_clientes c on c.id = o.empresa_id
      join observatory.segmentos_mercado s on s.id = c.segmento_id
      join observatory.regioes r on r.id = c.regiao_id
      join observatory.analistas_comerciais a on a.id = o.analista_id
     where exists (select from observatory.carga);

create view observatory.vw_propostas as
    select p.id as proposta_id, p.numero, p.oportunidade_id, o.titulo, p.data_envio,
           date_trunc('month', p.data_envio)::date as mes, p.data_validade, p.valor, p.desconto_percentual, p.status,
           o.cliente_id, o.cliente, o.segmento, o.regiao, o.macrorregiao, o.analista_id, o.analista, o.produto, o.categoria
      from observatory.propostas_comerciais p
      join observatory.vw_oportunidades o on o.oportunidade_id = p.oportunidade_id;

create view observatory.vw_interacoes as
    select i.id as interacao_id, i.tipo, i.data_interacao, date_trunc('month', i.data_interacao)::date as mes,
           i.duracao_minutos, i.resultado, c.id as cliente_id, c.nome_fantasia as cliente, s.nome as segmento,
           r.nome as regiao, r.macrorregiao, a.id as analista_id, a.nome as analista
      from observatory.interacoes_clientes i
      join observatory.empresas_clientes c on c.id = i.empresa_id
      join observatory.segmentos_mercado s on s.id = c.segmento_id
      join observatory.regioes r on r.id = c.regiao_id
      join observatory.analistas_comerciais a on a.id = i.analista_id
     where exists (select from observatory.carga);

create view observatory.vw_visitas as
    select v.id as visita_id, v.data_visita, date_trunc('month', v.data_visita)::date as mes, v.objetivo, v.status,
           v.duracao_minutos, c.id as cliente_id, c.nome_fantasia as cliente, s.nome as segmento,
           r.nome as regiao, r.macrorregiao, a.id as analista_id, a.nome as analista
      from observatory.visitas_campo v
      join observatory.empresas_clientes c on c.id = v.empresa_id
      join observatory.segmentos_mercado s on s.id = c.segmento_id
      join observatory.regioes r on r.id = c.regiao_id
      join observatory.analistas_comerciais a on a.id = v.analista_id
     where exists (select from observatory.carga);

create view observatory.vw_pesquisas as
    select p.id as pesquisa_id, p.data_pesquisa, date_trunc('month', p.data_pesquisa)::date as mes, p.tema, p.nota,
           case when p.nota >= 9 then 'Promotor' when p.nota >= 7 then 'Neutro' else 'Detrator' end as classificacao,
           p.intencao_compra, p.concorrente, c.id as cliente_id, c.nome_fantasia as cliente, c.porte, s.nome as segmento,
           s.setor, r.nome as regiao, r.estado, r.macrorregiao
      from observatory.pesquisas_mercado p
      join observatory.empresas_clientes c on c.id = p.empresa_id
      join observatory.segmentos_mercado s on s.id = c.segmento_id
      join observatory.regioes r on r.id = c.regiao_id
     where exists (select from observatory.carga);

create view observatory.vw_metas as
    select m.analista_id, a.nome as analista, a.nivel, r.nome as regiao, r.macrorregiao, m.mes,
           extract(year from m.mes)::integer as ano, m.valor_meta, coalesce(v.valor_vendido, 0) as valor_vendido,
           round(100 * coalesce(v.valor_vendido, 0) / m.valor_meta, 1) as atingimento_percentual
      from observatory.metas_vendas m
      join observatory.analistas_comerciais a on a.id = m.analista_id
      join observatory.regioes r on r.id = a.regiao_id
      left join (select analista_id, date_trunc('month', data_pedido)::date as mes, sum(valor_total) as valor_vendido
                   from observatory.pedidos_venda where status <> 'CANCELADO' group by 1, 2) v
             on v.analista_id = m.analista_id and v.mes = m.mes
     where exists (select from observatory.carga);

create view observatory.vw_vendas_consolidadas as
    select p.mes, p.ano, p.regiao, p.estado, p.macrorregiao, p.segmento, p.setor,
           count(*) filter (where p.conta_como_venda) as pedidos,
           coalesce(sum(p.valor_total) filter (where p.conta_como_venda), 0) as valor_vendido,
           count(*) filter (where not p.conta_como_venda) as pedidos_cancelados,
           coalesce(sum(p.valor_total) filter (where not p.conta_como_venda), 0) as valor_cancelado,
           coalesce(sum(n.valor_total), 0) as valor_faturado
      from observatory.vw_pedidos p
      -- At most one for an order.
      left join observatory.notas_fiscais n on n.pedido_id = p.pedido_id and n.status = 'EMITIDA'
     group by p.mes, p.ano, p.regiao, p.estado, p.macrorregiao, p.segmento, p.setor;

create view observatory.vw_funil_vendas as
    select e.nome as etapa, e.ordem, e.probabilidade, coalesce(o.abertas, 0) as oportunidades_abertas,
           coalesce(o.ganhas, 0) as oportunidades_ganhas, coalesce(o.perdidas, 0) as oportunidades_perdidas,
           coalesce(o.valor_aberto, 0) as valor_aberto,
           round(coalesce(o.valor_aberto, 0) * e.probabilidade / 100, 2) as valor_ponderado,
           coalesce(o.valor_ganho, 0) as valor_ganho
      from observatory.pipeline_vendas e
      left join (select pipeline_id, count(*) filter (where status = 'ABERTA') as abertas,
                        count(*) filter (where status = 'GANHA') as ganhas,
                        count(*) filter (where status = 'PERDIDA') as perdidas,
                        sum(valor_estimado) filter (where status = 'ABERTA') as valor_aberto,
                        sum(valor_real) as valor_ganho
                   from observatory.oportunidades_vendas group by pipeline_id) o on o.pipeline_id = e.id
     where exists (select from observatory.carga);

create view observatory.vw_performance_analistas as
    select a.id as analista_id, a.nome as analista, a.nivel, r.nome as regiao, r.macrorregiao, a.ativo,
           coalesce(c.clientes, 0) as clientes, coalesce(o.oportunidades, 0) as oportunidades,
           coalesce(o.ganhas, 0) as oportunidades_ganhas, coalesce(o.perdidas, 0) as oportunidades_perdidas,
           round(100.0 * o.ganhas / nullif(o.ganhas + o.perdidas, 0), 1) as taxa_conversao_percentual,
           coalesce(v.visitas, 0) as visitas_realizadas, coalesce(i.interacoes, 0) as interacoes,
           coalesce(p.pedidos, 0) as pedidos, coalesce(p.valor_vendido, 0) as valor_vendido,
           round(p.valor_vendido / p.pedidos, 2) as ticket_medio, coalesce(m.valor_meta, 0) as valor_meta,
           round(100 * coalesce(p.valor_vendido, 0) / m.valor_meta, 1) as atingimento_percentual
      from observatory.analistas_comerciais a
      join observatory.regioes r on r.id = a.regiao_id
      left join (select analista_id, count(*) as clientes from observatory.empresas_clientes group by 1) c
             on c.analista_id = a.id
      left join (select analista_id, count(*) as oportunidades, count(*) filter (where status = 'GANHA') as ganhas,
                        count(*) filter (where status = 'PERDIDA') as perdidas
                   from observatory.oportunidades_vendas group by 1) o on o.analista_id = a.id
      left join (select analista_id, count(*) as visitas from observatory.visitas_campo where status = 'REALIZADA' group by 1) v
             on v.analista_id = a.id
      left join (select analista_id, count(*) as interacoes from observatory.interacoes_clientes group by 1) i
             on i.analista_id = a.id
      left join (select analista_id, count(*) as pedidos, sum(valor_total) as valor_vendido
                   from observatory.pedidos_venda where status <> 'CANCELADO' group by 1) p on p.analista_id = a.id
      left join (select analista_id, sum(valor_meta) as valor_meta from observatory.metas_vendas group by 1) m
             on m.analista_id = a.id
     where exists (select from observatory.carga);

create view observatory.vw_top_clientes as
    select rank() over (order by p.valor_vendido desc) as posicao, c.cliente_id, c.cliente, c.porte, c.segmento, c.regiao,
           c.estado, c.macrorregiao, c.analista, p.pedidos, p.valor_vendido, round(p.valor_vendido / p.pedidos, 2) as ticket_medio,
           p.primeira_compra, p.ultima_compra
      from observatory.vw_clientes c
      join (select empresa_id, count(*) as pedidos, sum(valor_total) as valor_vendido, min(data_pedido) as primeira_compra,
                   max(data_pedido) as ultima_compra
              from observatory.pedidos_venda where status <> 'CANCELADO' group by 1) p on p.empresa_id = c.cliente_id;

-- What a language model is told of them, and people too.
comment on view observatory.vw_periodo is 'One row: the first and the last day that the data cover. Take ultimo_dia for today.';
comment on view observatory.vw_regioes is 'Sales regions.';
comment on view observatory.vw_segmentos is 'Market segments that clients belong to.';
comment on view observatory.vw_etapas is 'Stages of the sales pipeline, in their order.';
comment on view observatory.vw_produtos is 'Products and services that are sold.';
comment on view observatory.vw_analistas is 'Commercial analysts: those who sell.';
comment on view observatory.vw_clientes is 'Client companies, each with its segment, region and the analyst who looks after it.';
comment on view observatory.vw_pedidos is 'Sales orders, one row each. Sales are the orders for which conta_como_venda is true.';
comment on view observatory.vw_itens is 'Items of sales orders, one row each: take it for sales by product or category. Their valor_total sums up to that of the order.';
comment on view observatory.vw_notas_fiscais is 'Invoices, one row each, at most one for an order. Billing (faturamento) is the sum of valor_total where status is EMITIDA.';
comment on view observatory.vw_itens_nota is 'Items of invoices, one row each. Their valor_total sums up to that of the invoice.';
comment on view observatory.vw_contas_receber is 'Titles (instalments) to be received for invoices, one row each. Defaulted ones have situacao VENCIDO.';
comment on view observatory.vw_oportunidades is 'Sales opportunities, one row each, with the stage of the pipeline that they reached.';
comment on view observatory.vw_propostas is 'Commercial proposals sent for opportunities, one row each.';
comment on view observatory.vw_interacoes is 'Contacts that analysts had with clients (calls, meetings and so on), one row each.';
comment on view observatory.vw_visitas is 'Visits of analysts to clients, one row each.';
comment on view observatory.vw_pesquisas is 'Answers of clients to market surveys, one row each. NPS is the share of Promotor less that of Detrator.';
comment on view observatory.vw_metas is 'Monthly sales targets of analysts beside what they sold in that month, one row for an analyst and month.';
comment on view observatory.vw_vendas_consolidadas is 'Sales summed up by month, region and segment. All counts and values can be summed up further.';
comment on view observatory.vw_funil_vendas is 'The sales funnel: opportunities summed up by the stage that they reached.';
comment on view observatory.vw_performance_analistas is 'One row an analyst: clients, opportunities, visits, sales and targets of the whole time.';
comment on view observatory.vw_top_clientes is 'One row a client that bought: what it bought in the whole time, and its rank by that.';

do $$
declare
    said record;
begin
    for said in
        with words (of_view, name, text) as (values
            -- Those that mean the same wherever they stand.
            (null, 'primeiro_dia', 'first day of the data'), (null, 'ultimo_dia', 'last day of the data'),
            (null, 'tamanho', 'demo or full'),
            (null, 'regiao_id', 'key of the region'), (null, 'regiao', 'name of the sales region, such as Grande Fortaleza'),
            (null, 'estado', 'federal state, two letters'),
            (null, 'macrorregiao', 'Norte, Nordeste, Centro-Oeste, Sudeste or Sul'),
            (null, 'segmento_id', 'key of the segment'), (null, 'segmento', 'name of the market segment, such as Têxtil'),
            (null, 'setor', 'Indústria, Comércio, Serviços or Agropecuária'),
            (null, 'etapa_id', 'key of the stage'), (null, 'etapa', 'name of the stage'), (null, 'ordem', 'place of the stage, from 1'),
            (null, 'etapa_ordem', 'place of the stage, from 1'),
            (null, 'probabilidade', 'chance of winning at this stage, in percent'),
            (null, 'produto_id', 'key of the product'), (null, 'codigo', 'code of the product'), (null, 'produto', 'name of the product'),
            (null, 'categoria', 'category of the product'), (null, 'preco_tabela', 'list price in reais'),
            (null, 'analista_id', 'key of the analyst'), (null, 'analista', 'name of the analyst'),
            (null, 'nivel', 'Júnior, Pleno, Sênior or Especialista'), (null, 'data_admissao', 'when the analyst was hired'),
            (null, 'cliente_id', 'key of the client'), (null, 'cliente', 'trade name of the client'),
            (null, 'razao_social', 'legal name of the client'), (null, 'porte', 'size of the client: Micro, Pequena, Média or Grande'),
            (null, 'data_cadastro', 'when the client was registered'), (null, 'contatos', 'how many people are known there'),
            (null, 'ativa', 'whether it is still a client'),
            ('vw_produtos', 'ativo', 'whether it is still sold'), (null, 'ativo', 'whether the analyst still works here'),
            (null, 'pedido_id', 'key of the order'), (null, 'data_pedido', 'day of the order'), (null, 'ano', 'its year'),
            (null, 'mes', 'its month, as the first day of that'),
            ('vw_pedidos', 'numero', 'number of the order'), ('vw_pedidos', 'status', 'ABERTO, FATURADO, ENTREGUE or CANCELADO'),
            ('vw_itens', 'status', 'of the order: ABERTO, FATURADO, ENTREGUE or CANCELADO'),
            (null, 'conta_como_venda', 'true unless the order was cancelled'),
            (null, 'data_entrega_prevista', 'day for which the delivery was promised'),
            (null, 'data_entrega', 'day of the delivery; null before'),
            (null, 'entregue_com_atraso', 'whether it was delivered too late; null before the delivery'),
            ('vw_pedidos', 'valor_total', 'value of the order in reais'), ('vw_itens', 'valor_total', 'value of the item in reais'),
            ('vw_itens_nota', 'valor_total', 'value of the item in reais'),
            ('vw_notas_fiscais', 'valor_total', 'value of the invoice in reais'),
            (null, 'numero_item', 'place of the item, from 1'), (null, 'quantidade', 'how many'),
            (null, 'preco_unitario', 'price of one in reais'), (null, 'desconto_percentual', 'discount in percent'),
            (null, 'nota_fiscal_id', 'key of the invoice'), ('vw_notas_fiscais', 'numero', 'number of the invoice'),
            (null, 'numero_nota', 'number of the invoice'), (null, 'data_emissao', 'day of the invoice'),
            ('vw_notas_fiscais', 'status', 'EMITIDA or CANCELADA'), ('vw_itens_nota', 'status', 'of the invoice: EMITIDA or CANCELADA'),
            (null, 'valor_imposto', 'tax within the value, in reais'),
            (null, 'titulo_id', 'key of the title'), (null, 'parcela', 'number of the instalment, from 1'),
            (null, 'data_vencimento', 'day when it is due'), (null, 'mes_vencimento', 'month when it is due, as the first day of that'),
            (null, 'valor', 'value in reais'),
            (null, 'situacao', 'PAGO, ABERTO (not due yet), VENCIDO (due and not paid) or CANCELADO'),
            (null, 'data_pagamento', 'day of the payment; null unless paid'),
            (null, 'dias_atraso', 'days that the payment was or is late, 0 for none'),
            (null, 'oportunidade_id', 'key of the opportunity'), (null, 'titulo', 'title of the opportunity'),
            ('vw_oportunidades', 'status', 'ABERTA, GANHA (won) or PERDIDA (lost)'),
            ('vw_oportunidades', 'pedido_id', 'key of the order that a won one became'),
            (null, 'origem', 'where it came from: Indicação, Site, Evento, Prospecção ativa or Parceiro'),
            (null, 'valor_estimado', 'expected value in reais'), (null, 'valor_real', 'value that was won, in reais; null unless won'),
            (null, 'data_abertura', 'day when it was opened'), (null, 'mes_abertura', 'month when it was opened, as the first day of that'),
            (null, 'data_prevista', 'day for which the end was expected'), (null, 'data_fechamento', 'day when it was won or lost; null while open'),
            (null, 'mes_fechamento', 'month when it was won or lost, as the first day of that'),
            (null, 'dias_ate_fechar', 'days from opening to end'), (null, 'motivo_perda', 'why it was lost; null unless lost'),
            (null, 'proposta_id', 'key of the proposal'), ('vw_propostas', 'numero', 'number of the proposal'),
            (null, 'data_envio', 'day when it was sent'), (null, 'data_validade', 'last day on which it holds'),
            ('vw_propostas', 'status', 'ENVIADA (no answer yet), ACEITA, RECUSADA or EXPIRADA'),
            (null, 'interacao_id', 'key of the contact'), (null, 'tipo', 'Ligação, E-mail, Reunião, Mensagem or Videoconferência'),
            (null, 'data_interacao', 'day of the contact'), (null, 'duracao_minutos', 'how long it took, in minutes'),
            (null, 'resultado', 'Positivo, Neutro or Negativo'),
            (null, 'visita_id', 'key of the visit'), (null, 'data_visita', 'day of the visit'),
            (null, 'objetivo', 'Apresentação, Negociação, Pós-venda, Suporte or Prospecção'),
            ('vw_visitas', 'status', 'REALIZADA (took place) or CANCELADA'),
            (null, 'pesquisa_id', 'key of the answer'), (null, 'data_pesquisa', 'day of the answer'),
            (null, 'tema', 'Satisfação, Preço, Concorrência, Novos produtos or Atendimento'), (null, 'nota', 'mark from 0 to 10'),
            (null, 'classificacao', 'Promotor (9 and 10), Neutro (7 and 8) or Detrator'),
            (null, 'intencao_compra', 'intention to buy: Alta, Média or Baixa'), (null, 'concorrente', 'competitor that was named, if any'),
            (null, 'valor_meta', 'target in reais'), (null, 'valor_vendido', 'value of the sales in reais, without cancelled orders'),
            (null, 'atingimento_percentual', 'sales in percent of the target'),
            (null, 'pedidos', 'how many orders, without cancelled ones'), (null, 'pedidos_cancelados', 'how many cancelled orders'),
            (null, 'valor_cancelado', 'value of the cancelled orders in reais'),
            (null, 'valor_faturado', 'value of the invoices issued for these orders, in reais'),
            (null, 'oportunidades', 'how many opportunities'), (null, 'oportunidades_abertas', 'how many are open'),
            (null, 'oportunidades_ganhas', 'how many were won'), (null, 'oportunidades_perdidas', 'how many were lost'),
            (null, 'valor_aberto', 'expected value of the open ones in reais'),
            (null, 'valor_ponderado', 'expected value of the open ones times their chance, in reais'),
            (null, 'valor_ganho', 'value of those that were won, in reais'), (null, 'clientes', 'how many clients'),
            (null, 'taxa_conversao_percentual', 'won ones in percent of those won or lost'),
            (null, 'visitas_realizadas', 'how many visits took place'), (null, 'interacoes', 'how many contacts'),
            (null, 'ticket_medio', 'mean value of an order in reais'), (null, 'posicao', 'rank by valor_vendido, from 1'),
            (null, 'primeira_compra', 'day of the first order'), (null, 'ultima_compra', 'day of the last order')
        )
        select c.relname, a.attname,
               coalesce((select text from words where of_view = c.relname and name = a.attname),
                        (select text from words where of_view is null and name = a.attname)) as text
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
         where c.relnamespace = 'observatory'::regnamespace and c.relkind = 'v'
    loop
        if said.text is null then
            raise exception 'Nothing is said of %.%', said.relname, said.attname;
        end if;
        execute format('comment on column observatory.%I.%I is %L', said.relname, said.attname, said.text);
    end loop;
end $$;
