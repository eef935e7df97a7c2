-- The chip catalogue as published. Rows are only ever added.
create table chip (
    id                     text primary key,
    reference              text        not null,
    title                  text        not null,
    vendor                 text        not null,
    country                text        not null,
    release                text        not null,
    process                text        not null,
    compute_dies           integer,
    die_area_mm2           double precision,
    fp16_dense_tflops      double precision,
    dense_8bit_tops        double precision,
    fp4_dense_tflops       double precision,
    memory_gb              double precision,
    memory_bandwidth_tbs   double precision,
    hbm_stacks             integer,
    thermal_design_power_w double precision,
    price_usd              double precision,
    publisher              text        not null,
    url                    text        not null,
    published_on           date        not null,
    accessed_on            date        not null,
    grade                  text        not null check (grade in ('A', 'B', 'C', 'D')),
    note                   text        not null,
    recorded_at            timestamptz not null,
    content_digest         text        not null
);

grant select, insert on chip to "${runtime-role}";
