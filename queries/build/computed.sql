-- One row per municipality and year: series that we compute ourselves from published counts.
--
-- LV_ANDEL_FRISTAENDE: per cent of the pupils in grades 1-9 who go to an independent school. A
-- count that is not published leaves the share missing, unless every pupil goes to a municipal
-- school: then it is 0. A suppressed count is never worked out by subtraction.
create temp table computed as
with pupils (municipality, year, everyone, municipal, independent, reason) as (
    select
        municipality,
        year,
        max(value) filter (where provider = 'all'),
        max(value) filter (where provider = 'municipal'),
        max(value) filter (where provider = 'independent'),
        max(nullif(status, '')) filter (where provider = 'independent')
    from published
    where series = 'SKV_GR_ELEVER' and gender = 'T'
    group by municipality, year
),

share (municipality, year, value, reason) as (
    select
        municipality,
        year,
        case
            when independent is not null then 100 * independent / everyone
            when reason is null and municipal = everyone then 0
        end,
        coalesce(reason, 'missing')
    from pupils
    where everyone > 0
),

named (figure_set, series, municipality, year, gender, provider, value, status) as (
    select
        'berakning-fristaende',
        'LV_ANDEL_FRISTAENDE',
        municipality,
        year,
        'T',
        'all',
        value,
        case when value is null then reason else '' end
    from share
)

select * from named
