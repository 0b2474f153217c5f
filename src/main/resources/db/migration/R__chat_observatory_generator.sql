-- Makes the data of the observatory up. The same size and last day always give the same rows: chance is a hash.

-- One of [0, 1) for a purpose and a number.
create or replace function observatory.chance(purpose integer, number bigint) returns double precision
    language sql immutable parallel safe as $$
    select (hashint8extended(number, purpose) & 9007199254740991) / 9007199254740992.0::double precision
$$;

create or replace function observatory.pick(words text[], purpose integer, number bigint) returns text
    language sql immutable parallel safe as $$
    select words[1 + floor(observatory.chance(purpose, number) * cardinality(words))::integer]
$$;

-- How many of what there are.
create or replace function observatory.amount(size text, of_what text) returns integer
    language sql immutable as $$
    select case size when 'full' then full_size when 'demo' then demo_size end
      from (values ('produtos', 1200, 40), ('analistas', 240, 12), ('empresas', 5500, 64), ('pedidos', 24000, 270),
                   ('oportunidades', 11500, 130), ('interacoes', 35000, 380), ('visitas', 28000, 310), ('pesquisas', 9000, 100)
           ) as amounts (what, full_size, demo_size)
     where what = of_what
$$;

create or replace function observatory.first_day(until date) returns date language sql immutable as $$
    select (until - interval '4 years' + interval '1 day')::date
$$;

-- The months, or the parts of them, with the business that is done in each: more from year to year, least in January, most
-- in November.
create or replace function observatory.months(until date)
    returns table (first_day date, last_day date, weight double precision) language sql immutable as $$
    select f, l, (l - f + 1) / 30.0 * power(1.13, (f - observatory.first_day(until)) / 365.25)
                 * (array[0.82, 0.86, 1.0, 0.97, 1.02, 0.98, 0.94, 1.03, 1.06, 1.12, 1.24, 1.05])[extract(month from f)::integer]
                 * (0.92 + 0.16 * observatory.chance(1, f - date '2000-01-01'))
      from (select greatest(m::date, observatory.first_day(until)) as f, least((m + interval '1 month')::date - 1, until) as l
              from generate_series(date_trunc('month', observatory.first_day(until)::timestamp), until::timestamp, interval '1 month') m) parts
$$;

-- Days for so many happenings, month by month; few are at weekends.
create or replace function observatory.days(purpose integer, amount integer, until date)
    returns table (id integer, day date) language sql immutable as $$
    select i, case when extract(isodow from d) < 6 then d
                   else first_day + floor(observatory.chance(purpose + 1, i) * (last_day - first_day + 1))::integer end
      from (select first_day, last_day, sum(weight) over (order by first_day) - weight as before,
                   sum(weight) over (order by first_day) as upto, sum(weight) over () as total
              from observatory.months(until)) m
           cross join lateral generate_series(round(amount * before / total)::integer + 1, round(amount * upto / total)::integer) i
           cross join lateral (select first_day + floor(observatory.chance(purpose, i) * (last_day - first_day + 1))::integer as d) drawn
$$;

-- One of the clients that were registered by that day; those of the lowest numbers come most often.
create or replace function observatory.client(purpose integer, number bigint, clients integer, day date, until date)
    returns integer language sql immutable as $$
    select 1 + floor(least(clients, floor(clients * (0.6 + 0.4 * greatest(day - observatory.first_day(until), 0)
                                                             / (until - observatory.first_day(until) - 30.0))))
                     * power(observatory.chance(purpose, number), 1.7))::integer
$$;

create or replace function observatory.fill_master_data(size text, until date) returns void language plpgsql as $$
declare
    begun    date := observatory.first_day(until);
    span     integer := until - begun;
    analysts integer := observatory.amount(size, 'analistas');
    clients  integer := observatory.amount(size, 'empresas');
    firsts   text[] := array['Adriana', 'Alexandre', 'Aline', 'Ana', 'Antônio', 'Beatriz', 'Bruno', 'Camila', 'Carlos', 'Carolina',
        'Cláudia', 'Daniel', 'Débora', 'Diego', 'Eduardo', 'Elaine', 'Fábio', 'Fernanda', 'Francisco', 'Gabriela', 'Gustavo',
        'Helena', 'Igor', 'Isabela', 'João', 'José', 'Juliana', 'Larissa', 'Leonardo', 'Letícia', 'Lucas', 'Luiz', 'Marcelo',
        'Márcia', 'Maria', 'Mariana', 'Mateus', 'Natália', 'Paulo', 'Pedro', 'Priscila', 'Rafael', 'Renata', 'Ricardo',
        'Rodrigo', 'Sérgio', 'Tatiana', 'Vinícius'];
    lasts    text[] := array['Albuquerque', 'Almeida', 'Alves', 'Araújo', 'Azevedo', 'Barbosa', 'Barros', 'Batista', 'Borges',
        'Campos', 'Cardoso', 'Carvalho', 'Castro', 'Cavalcante', 'Correia', 'Costa', 'Dias', 'Duarte', 'Farias', 'Fernandes',
        'Ferreira', 'Freitas', 'Gomes', 'Gonçalves', 'Lima', 'Lopes', 'Machado', 'Martins', 'Melo', 'Mendes', 'Monteiro',
        'Moreira', 'Nascimento', 'Nogueira', 'Oliveira', 'Pereira', 'Pinheiro', 'Ribeiro', 'Rocha', 'Teixeira'];
    stems    text[] := array['Alvorada', 'Amanhecer', 'Andorinha', 'Arara', 'Araucária', 'Arco', 'Aroeira', 'Atlas', 'Aurora',
        'Avante', 'Bandeirante', 'Barra', 'Boreal', 'Brasa', 'Brisa', 'Cacique', 'Cajueiro', 'Caminho', 'Canaã', 'Carnaúba',
        'Cascata', 'Cedro', 'Central', 'Chapada', 'Concórdia', 'Coral', 'Cristal', 'Cruzeiro', 'Delta', 'Diamante', 'Dourado',
        'Dunas', 'Estrela', 'Farol', 'Fênix', 'Floresta', 'Fonte', 'Fronteira', 'Garça', 'Girassol', 'Guará', 'Horizonte',
        'Imperial', 'Ipê', 'Jacarandá', 'Jandaia', 'Jangada', 'Jatobá', 'Juazeiro', 'Lagoa', 'Litoral', 'Luar', 'Mandacaru',
        'Marfim', 'Mirante', 'Monte', 'Nascente', 'Oceano', 'Oiticica', 'Onix', 'Orla', 'Pampa', 'Pantanal', 'Paraíso',
        'Pérola', 'Pinhal', 'Planalto', 'Ponta', 'Primavera', 'Quartzo', 'Raiz', 'Recanto', 'Rubi', 'Safira', 'Serra',
        'Sertão', 'Solar', 'Tropical', 'Vale', 'Veleiro'];
    seconds  text[] := array['Alta', 'Alegre', 'Azul', 'Bela', 'Boa', 'Branca', 'Capital', 'Clara', 'Dourada', 'Estelar', 'Forte',
        'Geral', 'Grande', 'Ideal', 'Leal', 'Livre', 'Mestra', 'Nobre', 'Norte', 'Nova', 'Oeste', 'Plena', 'Prata', 'Prima',
        'Real', 'Rica', 'Santa', 'Sul', 'Suprema', 'Total', 'União', 'Universal', 'Verde', 'Vital', 'Viva'];
    offers   text[] := array['Alimentos', 'Têxtil', 'Confecções', 'Calçados', 'Metais', 'Construções', 'Química', 'Farma',
        'Plásticos', 'Papéis', 'Móveis', 'Eletro', 'Tecnologia', 'Energia', 'Agro', 'Logística', 'Comércio', 'Saúde', 'Ensino',
        'Turismo'];
begin
    insert into observatory.regioes (id, nome, estado, macrorregiao)
    select row_number() over (), * from (values
        ('Grande Fortaleza', 'CE', 'Nordeste'), ('Cariri', 'CE', 'Nordeste'), ('Norte Cearense', 'CE', 'Nordeste'),
        ('Vale do Jaguaribe', 'CE', 'Nordeste'), ('Grande Recife', 'PE', 'Nordeste'), ('Agreste Pernambucano', 'PE', 'Nordeste'),
        ('Grande Salvador', 'BA', 'Nordeste'), ('Oeste Baiano', 'BA', 'Nordeste'), ('Grande Natal', 'RN', 'Nordeste'),
        ('Grande João Pessoa', 'PB', 'Nordeste'), ('Grande São Luís', 'MA', 'Nordeste'), ('Grande Teresina', 'PI', 'Nordeste'),
        ('Grande São Paulo', 'SP', 'Sudeste'), ('Campinas', 'SP', 'Sudeste'), ('Grande Rio', 'RJ', 'Sudeste'),
        ('Grande Belo Horizonte', 'MG', 'Sudeste'), ('Triângulo Mineiro', 'MG', 'Sudeste'), ('Grande Vitória', 'ES', 'Sudeste'),
        ('Grande Curitiba', 'PR', 'Sul'), ('Norte Catarinense', 'SC', 'Sul'), ('Grande Porto Alegre', 'RS', 'Sul'),
        ('Grande Goiânia', 'GO', 'Centro-Oeste'), ('Distrito Federal', 'DF', 'Centro-Oeste'), ('Grande Belém', 'PA', 'Norte')
    ) as named (nome, estado, macrorregiao);
    insert into observatory.segmentos_mercado (id, nome, setor)
    select row_number() over (), * from (values
        ('Alimentos e Bebidas', 'Indústria'), ('Têxtil', 'Indústria'), ('Confecções', 'Indústria'), ('Calçados', 'Indústria'),
        ('Metalmecânica', 'Indústria'), ('Construção Civil', 'Indústria'), ('Química', 'Indústria'), ('Farmacêutica', 'Indústria'),
        ('Plásticos e Borracha', 'Indústria'), ('Papel e Celulose', 'Indústria'), ('Móveis', 'Indústria'),
        ('Eletroeletrônicos', 'Indústria'), ('Tecnologia da Informação', 'Serviços'), ('Energia Renovável', 'Indústria'),
        ('Agronegócio', 'Agropecuária'), ('Logística', 'Serviços'), ('Comércio Varejista', 'Comércio'), ('Saúde', 'Serviços'),
        ('Educação', 'Serviços'), ('Turismo', 'Serviços')
    ) as named (nome, setor);
    insert into observatory.pipeline_vendas (id, nome, ordem, probabilidade) values
        (1, 'Prospecção', 1, 10), (2, 'Qualificação', 2, 25), (3, 'Proposta', 3, 50), (4, 'Negociação', 4, 75), (5, 'Fechamento', 5, 90);

    -- Each category has six kinds of products, each of these ten lines, and each line two models.
    insert into observatory.produtos (id, codigo, nome, categoria, preco_tabela, ativo)
    select n, 'PR-' || lpad(n::text, 5, '0'),
           kinds[1 + (n - 1) / 10 % 6] || ' ' || (array['Alfa', 'Max', 'Pro', 'Eco', 'Plus', 'Ultra', 'Flex', 'Nova', 'Prime', 'Beta'])[1 + (n - 1) / 60 % 10]
               || ' ' || 100 * (1 + (n - 1) / 600),
           category, round((base * exp(1.6 * observatory.chance(11, n) - 0.8))::numeric, 2), observatory.chance(12, n) > 0.05
      from generate_series(1, observatory.amount(size, 'produtos')) n
      join (values
        (0, 'Automação', 2400, array['Controlador', 'Sensor', 'Inversor', 'Painel', 'Atuador', 'Servomotor']),
        (1, 'Embalagens', 45, array['Caixa', 'Filme', 'Pallet', 'Bobina', 'Rótulo', 'Sacaria']),
        (2, 'Ferramentas', 260, array['Furadeira', 'Lixadeira', 'Chave', 'Serra', 'Parafusadeira', 'Torquímetro']),
        (3, 'Insumos Químicos', 130, array['Solvente', 'Resina', 'Adesivo', 'Corante', 'Detergente', 'Lubrificante']),
        (4, 'Máquinas', 6800, array['Torno', 'Prensa', 'Compressor', 'Fresadora', 'Envasadora', 'Caldeira']),
        (5, 'Matérias-primas', 90, array['Aço', 'Alumínio', 'Algodão', 'Polímero', 'Celulose', 'Couro']),
        (6, 'Peças e Componentes', 75, array['Rolamento', 'Correia', 'Válvula', 'Engrenagem', 'Filtro', 'Mangueira']),
        (7, 'Serviços Técnicos', 950, array['Manutenção', 'Calibração', 'Consultoria', 'Inspeção', 'Treinamento', 'Laudo']),
        (8, 'Software', 1500, array['Licença ERP', 'Licença MES', 'Licença BI', 'Licença CRM', 'Licença WMS', 'Licença CAD']),
        (9, 'Segurança do Trabalho', 38, array['Capacete', 'Luva', 'Óculos', 'Bota', 'Protetor', 'Cinturão'])
      ) as categories (number, category, base, kinds) on number = (n - 1) % 10;

    -- Most were there before the data begin; one in 25 has left and looks after nobody.
    insert into observatory.analistas_comerciais (id, nome, email, nivel, regiao_id, data_admissao, ativo)
    select n, firsts[1 + n % 48] || ' ' || lasts[1 + (n / 48 + 5 * n) % 40], 'analista' || n || '@observatorio.example.com',
           case when observatory.chance(21, n) < 0.25 then 'Júnior' when observatory.chance(21, n) < 0.65 then 'Pleno'
                when observatory.chance(21, n) < 0.9 then 'Sênior' else 'Especialista' end,
           -- Evenly over weights that favour the home of the business and the large cities.
           1 + width_bucket(n * 0.6180339887498949 % 1,
               array[0.19, 0.23, 0.265, 0.285, 0.345, 0.365, 0.42, 0.435, 0.465, 0.49, 0.515, 0.535, 0.665, 0.715, 0.78, 0.83, 0.85,
                     0.87, 0.905, 0.93, 0.955, 0.97, 0.985]),
           case when n <= 0.7 * analysts then begun - 30 - floor(observatory.chance(22, n) * 2500)::integer
                else begun + floor((n::numeric / analysts - 0.7) / 0.3 * (span - 200))::integer end,
           n % 25 <> 0
      from generate_series(1, analysts) n;

    insert into observatory.empresas_clientes (id, razao_social, nome_fantasia, cnpj, porte, segmento_id, regiao_id, analista_id,
                                               data_cadastro, ativa)
    select n, name || case when porte = 'Grande' then ' S.A.' else ' Ltda.' end, name,
           lpad((10000000 + n * 7919)::text, 8, '0') || '0001' || lpad((n * 37 % 100)::text, 2, '0'), porte, segment, a.regiao_id, a.id,
           greatest(registered, a.data_admissao), observatory.chance(36, n) > 0.06
      from (select n, stems[1 + n * 37 % 80] || ' ' || case when n / 80 >= 35 then 'Nova ' else '' end || seconds[1 + n / 80 % 35] || ' ' || offers[segment] as name,
                   case when observatory.chance(31, n) < 0.3 then 'Micro' when observatory.chance(31, n) < 0.65 then 'Pequena'
                        when observatory.chance(31, n) < 0.9 then 'Média' else 'Grande' end as porte,
                   segment, registered,
                   1 + floor(least(analysts, floor(analysts * (0.7 + 0.3 * greatest(registered - begun, 0) / (span - 200.0))))
                             * observatory.chance(33, n))::integer as drawn
              from (select n, 1 + floor(20 * power(observatory.chance(34, n), 1.3))::integer as segment,
                           case when n <= 0.6 * clients then begun - 1 - floor(observatory.chance(35, n) * 1500)::integer
                                else begun + floor((n::numeric / clients - 0.6) / 0.4 * (span - 30))::integer end as registered
                      from generate_series(1, clients) n) dated) named
      join observatory.analistas_comerciais a on a.id = drawn - (drawn % 25 = 0)::integer;

    -- One to three people each, the first of them the main one.
    insert into observatory.contatos_empresas (id, empresa_id, nome, cargo, email, telefone, principal)
    select e.id * 10 + k, e.id, observatory.pick(firsts, 41, e.id * 10 + k) || ' ' || observatory.pick(lasts, 42, e.id * 10 + k),
           observatory.pick(array['Compras', 'Diretoria', 'Financeiro', 'Produção', 'Logística'], 43, e.id * 10 + k),
           'contato' || e.id * 10 + k || '@cliente.example.com', '+55 00 0000-' || lpad((e.id * 10 + k) % 10000 || '', 4, '0'), k = 1
      from observatory.empresas_clientes e
           cross join lateral generate_series(1, 1 + floor(3 * observatory.chance(44, e.id))::integer) k;
end $$;

-- Orders with their items: one part of so many.
create or replace function observatory.fill_orders(size text, until date, part integer, parts integer) returns void
    language sql as $$
    with drawn as materialized (
        select o.id, o.day, e.id as client, e.analista_id as analyst, observatory.chance(52, o.id) as fate,
               -- Larger clients, some segments and some regions buy more.
               case e.porte when 'Micro' then 0.5 when 'Pequena' then 0.8 when 'Média' then 1.4 else 3 end
                   * (0.6 + 0.9 * observatory.chance(53, e.segmento_id)) * (0.7 + 0.7 * observatory.chance(54, e.regiao_id)) as appetite,
               o.day + 6 + floor(observatory.chance(55, o.id) * 15)::integer as promised
          from observatory.days(50, observatory.amount(size, 'pedidos'), until) o
          join observatory.empresas_clientes e
               on e.id = observatory.client(51, o.id, observatory.amount(size, 'empresas'), o.day, until)
         where o.id % parts = part
    ), delivered as (
        select d.*, greatest(day + 1, promised - 4 + floor(observatory.chance(56, id) * 5)::integer
                    + case when observatory.chance(57, id) < 0.16 then 4 + floor(observatory.chance(58, id) * 14)::integer else 0 end) as arrival
          from drawn d
    ), items as materialized (
        select d.id, k, p.id as product,
               1 + floor(-ln(1 - observatory.chance(62, d.id * 10 + k)) * 5 * appetite * case when p.preco_tabela > 2000 then 0.3 else 1.2 end)::integer as quantity,
               round((p.preco_tabela * power(1.05, (d.day - observatory.first_day(until)) / 365.25) * (0.96 + 0.08 * observatory.chance(63, d.id * 10 + k)))::numeric, 2) as price,
               floor(power(observatory.chance(64, d.id * 10 + k), 3) * 16)::numeric as discount
          from drawn d
               cross join lateral generate_series(1, 1 + floor(8 * power(observatory.chance(60, d.id), 1.25))::integer) k
               join observatory.produtos p on p.id = 1 + floor(observatory.amount(size, 'produtos')
                                                              * power(observatory.chance(61, d.id * 10 + k), 1.6))::integer
    ), orders as (
        insert into observatory.pedidos_venda (id, numero, empresa_id, analista_id, data_pedido, data_entrega_prevista, data_entrega,
                                               status, valor_total)
        select d.id, 'PV-' || extract(year from day) || '-' || lpad(d.id::text, 6, '0'), client, analyst, day, promised,
               case when status = 'ENTREGUE' then arrival end, status, total
          from (select d.*, case when fate < 0.05 then 'CANCELADO' when day > until - 12 and fate < 0.6 then 'ABERTO'
                                 when arrival > until then 'FATURADO' else 'ENTREGUE' end as status
                  from delivered d) d
          join (select id, sum(round(quantity * price * (100 - discount) / 100, 2)) as total from items group by id) t on t.id = d.id
    )
    insert into observatory.itens_pedido (pedido_id, numero_item, produto_id, quantidade, preco_unitario, desconto_percentual)
    select id, k, product, quantity, price, discount from items
$$;

-- Invoices of what was delivered or is on its way, with their items and titles: one part of so many.
create or replace function observatory.fill_invoices(until date, part integer, parts integer) returns void language sql as $$
    insert into observatory.notas_fiscais (id, numero, pedido_id, data_emissao, status, valor_total, valor_imposto)
    select id, 'NF-' || lpad(id::text, 9, '0'), id,
           least(until, coalesce(data_entrega, until), data_pedido + floor(observatory.chance(70, id) * 4)::integer),
           case when observatory.chance(71, id) < 0.015 then 'CANCELADA' else 'EMITIDA' end, valor_total, round(valor_total * 0.18, 2)
      from observatory.pedidos_venda where status in ('FATURADO', 'ENTREGUE') and id % parts = part;

    insert into observatory.itens_nota_fiscal (nota_fiscal_id, numero_item, produto_id, quantidade, preco_unitario, desconto_percentual)
    select i.pedido_id, i.numero_item, i.produto_id, i.quantidade, i.preco_unitario, i.desconto_percentual
      from observatory.itens_pedido i join observatory.notas_fiscais n on n.id = i.pedido_id
     where i.pedido_id % parts = part;

    insert into observatory.contas_receber (id, nota_fiscal_id, parcela, data_vencimento, valor, status, data_pagamento)
    select id * 10 + k, id, k, due, amount,
           case when cancelled then 'CANCELADO' when pays then 'PAGO' else 'ABERTO' end, case when pays and not cancelled then payment end
      from (select t.*, payment <= until and observatory.chance(73, id * 10 + k) >= defaults as pays
              from (select n.id, k, n.data_emissao + 30 * k as due, n.status = 'CANCELADA' as cancelled,
                           case when k < n.many then round(n.valor_total / n.many, 2)
                                else n.valor_total - (n.many - 1) * round(n.valor_total / n.many, 2) end as amount,
                           -- Most pay on the day or somewhat before, some much later.
                           n.data_emissao + 30 * k - 3 + floor(power(observatory.chance(72, n.id * 10 + k), 4) * 50)::integer as payment,
                           n.defaults
                      from (select n.*, case when n.valor_total < 1 then 1 else 1 + floor(3 * observatory.chance(74, n.id))::integer end as many,
                                   case e.porte when 'Micro' then 0.07 when 'Pequena' then 0.045 when 'Média' then 0.025 else 0.01 end as defaults
                              from observatory.notas_fiscais n
                              join observatory.pedidos_venda p on p.id = n.pedido_id
                              join observatory.empresas_clientes e on e.id = p.empresa_id
                             where n.id % parts = part) n
                           cross join lateral generate_series(1, n.many) k) t) titles
$$;

-- What became an order was an opportunity before, in many cases; others were lost, or are open.
create or replace function observatory.fill_opportunities(size text, until date) returns void language sql as $$
    insert into observatory.oportunidades_vendas (id, titulo, empresa_id, analista_id, produto_id, pipeline_id, pedido_id, status, origem,
                                                  valor_estimado, valor_real, data_abertura, data_prevista, data_fechamento, motivo_perda)
    select o.id, d.categoria || ' para ' || e.nome_fantasia, e.id, o.analyst, d.id, stage, o.order_id, o.status,
           observatory.pick(array['Indicação', 'Site', 'Evento', 'Prospecção ativa', 'Parceiro'], 80, o.id), o.expected, o.won, o.opened,
           o.opened + 20 + floor(observatory.chance(81, o.id) * 90)::integer, o.closed,
           case when o.status = 'PERDIDA' then observatory.pick(array['Preço', 'Prazo', 'Concorrência', 'Sem orçamento', 'Sem resposta'], 82, o.id) end
      from (select p.id, p.id as order_id, p.empresa_id as client, p.analista_id as analyst, i.produto_id as product, 5 as stage,
                   'GANHA' as status, round((p.valor_total * (0.85 + 0.4 * observatory.chance(84, p.id)))::numeric, 2) + 0.01 as expected,
                   p.valor_total as won, greatest(c.data_cadastro, p.data_pedido - 8 - floor(observatory.chance(85, p.id) * 80)::integer) as opened,
                   p.data_pedido as closed
              from observatory.pedidos_venda p
              join observatory.itens_pedido i on i.pedido_id = p.id and i.numero_item = 1
              join observatory.empresas_clientes c on c.id = p.empresa_id
             where p.status <> 'CANCELADO' and observatory.chance(83, p.id) < 0.3
            union all
            select 1000000 + x.id, null, c.id, c.analista_id,
                   1 + floor(observatory.amount(size, 'produtos') * power(observatory.chance(86, x.id), 1.6))::integer,
                   case when x.day + lasts > until then 1 + floor(5 * power(observatory.chance(87, x.id), 1.3))::integer
                        else 1 + floor(4 * observatory.chance(87, x.id))::integer end,
                   case when x.day + lasts > until then 'ABERTA' else 'PERDIDA' end,
                   round((2000 * exp(3.2 * observatory.chance(88, x.id)))::numeric, 2), null, x.day,
                   case when x.day + lasts <= until then x.day + lasts end
              from (select d.*, 15 + floor(observatory.chance(89, d.id) * 200)::integer as lasts
                      from observatory.days(90, observatory.amount(size, 'oportunidades'), until) d) x
              join observatory.empresas_clientes c
                   on c.id = observatory.client(92, x.id, observatory.amount(size, 'empresas'), x.day, until)) o
      join observatory.empresas_clientes e on e.id = o.client
      join observatory.produtos d on d.id = o.product;

    -- Some were asked to offer less before they won.
    insert into observatory.propostas_comerciais (id, numero, oportunidade_id, data_envio, data_validade, valor, desconto_percentual, status)
    select id + 5000000 * k, 'PC-' || lpad((id + 5000000 * k)::text, 8, '0'), id, sent, sent + 30,
           case when k = 1 then round(coalesce(valor_real, valor_estimado) * 1.12, 2) else coalesce(valor_real, valor_estimado) end,
           floor(power(observatory.chance(101, id), 2) * 12) * (1 - k),
           case when k = 1 then 'RECUSADA' when status = 'GANHA' then 'ACEITA' when status = 'ABERTA' and sent + 30 >= until then 'ENVIADA'
                when status = 'ABERTA' or observatory.chance(102, id) < 0.3 then 'EXPIRADA' else 'RECUSADA' end
      from (select o.*, k, data_abertura + floor((coalesce(data_fechamento, until) - data_abertura)
                                                 * case when k = 1 then 0.3 else 0.5 + 0.4 * observatory.chance(100, id) end)::integer as sent
              from observatory.oportunidades_vendas o
                   cross join generate_series(0, 1) k
             where pipeline_id >= 3 and (k = 0 or status = 'GANHA' and observatory.chance(103, id) < 0.3)) s
$$;

-- What analysts do beside selling.
create or replace function observatory.fill_activity(size text, until date) returns void language sql as $$
    insert into observatory.interacoes_clientes (id, empresa_id, analista_id, tipo, data_interacao, duracao_minutos, resultado)
    select d.id, e.id, e.analista_id, observatory.pick(array['Ligação', 'Ligação', 'E-mail', 'E-mail', 'Reunião', 'Mensagem', 'Videoconferência'], 111, d.id),
           d.day, 5 + floor(power(observatory.chance(112, d.id), 2) * 115)::integer,
           observatory.pick(array['Positivo', 'Positivo', 'Neutro', 'Neutro', 'Negativo'], 113, d.id)
      from observatory.days(114, observatory.amount(size, 'interacoes'), until) d
      join observatory.empresas_clientes e on e.id = observatory.client(116, d.id, observatory.amount(size, 'empresas'), d.day, until);

    insert into observatory.visitas_campo (id, empresa_id, analista_id, data_visita, objetivo, status, duracao_minutos)
    select d.id, e.id, e.analista_id, d.day,
           observatory.pick(array['Apresentação', 'Negociação', 'Negociação', 'Pós-venda', 'Suporte', 'Prospecção'], 121, d.id),
           case when observatory.chance(122, d.id) < 0.1 then 'CANCELADA' else 'REALIZADA' end,
           case when observatory.chance(122, d.id) >= 0.1 then 20 + floor(observatory.chance(123, d.id) * 160)::integer end
      from observatory.days(124, observatory.amount(size, 'visitas'), until) d
      join observatory.empresas_clientes e on e.id = observatory.client(126, d.id, observatory.amount(size, 'empresas'), d.day, until)
$$;

-- What clients say, and what analysts are to sell.
create or replace function observatory.fill_surveys_and_targets(size text, until date) returns void language sql as $$
    -- How content clients are differs by region and segment.
    insert into observatory.pesquisas_mercado (id, empresa_id, data_pesquisa, tema, nota, intencao_compra, concorrente)
    select d.id, e.id, d.day, observatory.pick(array['Satisfação', 'Satisfação', 'Preço', 'Concorrência', 'Novos produtos', 'Atendimento'], 131, d.id),
           least(10, greatest(0, round(5.6 + 2 * observatory.chance(132, e.regiao_id) + 2 * observatory.chance(133, e.segmento_id)
                                       + 5 * (observatory.chance(134, d.id) + observatory.chance(135, d.id) - 1))))::integer,
           observatory.pick(array['Alta', 'Média', 'Média', 'Baixa'], 136, d.id),
           case when observatory.chance(137, d.id) < 0.45
                then observatory.pick(array['Norteforte', 'Suprimax', 'Indulink', 'Fornece Já', 'Brasilmaq', 'Atacadão Industrial'], 138, d.id) end
      from observatory.days(139, observatory.amount(size, 'pesquisas'), until) d
      join observatory.empresas_clientes e on e.id = observatory.client(141, d.id, observatory.amount(size, 'empresas'), d.day, until);

    -- From what each sells in a usual month and from how good the month is.
    insert into observatory.metas_vendas (id, analista_id, mes, valor_meta)
    select a.id * 100 + row_number() over (partition by a.id order by m.first_day), a.id, date_trunc('month', m.first_day)::date,
           greatest(3000, round((coalesce(s.sold, 0) / s.months * m.weight / (select avg(weight) from observatory.months(until))
                                 * (0.8 + 0.45 * observatory.chance(142, a.id * 100 + (m.first_day - date '2000-01-01'))))::numeric, -2))
      from observatory.analistas_comerciais a
      join (select a.id, greatest(1, (until - greatest(a.data_admissao, observatory.first_day(until))) / 30.4) as months,
                   (select sum(p.valor_total) from observatory.pedidos_venda p where p.analista_id = a.id and p.status <> 'CANCELADO') as sold
              from observatory.analistas_comerciais a) s on s.id = a.id
      join observatory.months(until) m on m.last_day >= a.data_admissao
     where a.ativo
$$;

-- A load is these steps in their order, each in a transaction of its own: as long as it is under way the views are empty.
create or replace function observatory.load_steps() returns integer language sql immutable as $$ select 17 $$;

create or replace function observatory.load_step(step integer, size text, until date) returns void language plpgsql as $$
begin
    case
        when step = 1 then
            delete from observatory.carga;
            truncate observatory.regioes, observatory.segmentos_mercado, observatory.pipeline_vendas, observatory.produtos,
                observatory.analistas_comerciais, observatory.empresas_clientes, observatory.contatos_empresas,
                observatory.pedidos_venda, observatory.itens_pedido, observatory.oportunidades_vendas,
                observatory.propostas_comerciais, observatory.interacoes_clientes, observatory.visitas_campo,
                observatory.pesquisas_mercado, observatory.metas_vendas, observatory.notas_fiscais,
                observatory.itens_nota_fiscal, observatory.contas_receber;
            perform observatory.fill_master_data(size, until);
            analyze observatory.empresas_clientes, observatory.produtos;
        when step between 2 and 7 then
            perform observatory.fill_orders(size, until, step - 2, 6);
        when step between 8 and 13 then
            if step = 8 then
                analyze observatory.pedidos_venda, observatory.itens_pedido;
            end if;
            perform observatory.fill_invoices(until, step - 8, 6);
        when step = 14 then
            perform observatory.fill_opportunities(size, until);
        when step = 15 then
            perform observatory.fill_activity(size, until);
        when step = 16 then
            perform observatory.fill_surveys_and_targets(size, until);
        when step = 17 then
            -- Or the first questions are planned on nothing.
            analyze observatory.regioes, observatory.segmentos_mercado, observatory.pipeline_vendas, observatory.produtos,
                observatory.analistas_comerciais, observatory.empresas_clientes, observatory.contatos_empresas,
                observatory.pedidos_venda, observatory.itens_pedido, observatory.oportunidades_vendas,
                observatory.propostas_comerciais, observatory.interacoes_clientes, observatory.visitas_campo,
                observatory.pesquisas_mercado, observatory.metas_vendas, observatory.notas_fiscais,
                observatory.itens_nota_fiscal, observatory.contas_receber;
    end case;
end $$;

-- Rows of all 18 tables.
create or replace function observatory.row_count() returns bigint language sql as $$
    select (select count(*) from observatory.regioes) + (select count(*) from observatory.segmentos_mercado)
         + (select count(*) from observatory.pipeline_vendas) + (select count(*) from observatory.produtos)
         + (select count(*) from observatory.analistas_comerciais) + (select count(*) from observatory.empresas_clientes)
         + (select count(*) from observatory.contatos_empresas) + (select count(*) from observatory.pedidos_venda)
         + (select count(*) from observatory.itens_pedido) + (select count(*) from observatory.oportunidades_vendas)
         + (select count(*) from observatory.propostas_comerciais) + (select count(*) from observatory.interacoes_clientes)
         + (select count(*) from observatory.visitas_campo) + (select count(*) from observatory.pesquisas_mercado)
         + (select count(*) from observatory.metas_vendas) + (select count(*) from observatory.notas_fiscais)
         + (select count(*) from observatory.itens_nota_fiscal) + (select count(*) from observatory.contas_receber)
$$;

-- Nobody but Tino needs them.
revoke execute on all functions in schema observatory from public;
