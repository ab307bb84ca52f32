-- One row per indicator, municipality, year, gender and provider.
--
-- Of several series for one indicator the first (lowest priority number) that publishes anything
-- for a year, gender and provider gives that whole cell, so that municipalities are never compared
-- across publishers within it. The same holds for the counts behind the values. A series that
-- stands for one kind of school as a whole is published as a total and gets its provider here.
create table observation as
with named (
    indicator, role, priority, municipality, year, gender, provider, value, status, figure_set
) as (
    select
        wanted.indicator,
        wanted.role,
        wanted.priority,
        figure.municipality,
        figure.year,
        figure.gender,
        case wanted.provider when '*' then figure.provider else wanted.provider end,
        figure.value,
        figure.status,
        figure.figure_set
    from catalogue_series as wanted
    inner join figure
        on
            wanted.series = figure.series
            and wanted.figure_set = figure.figure_set
            and (wanted.provider = '*' or figure.provider = 'all')
),

cell as (
    select
        indicator,
        role,
        year,
        gender,
        provider,
        min(priority) as priority
    from named
    where value is not null
    group by all
),

chosen as (
    select named.*
    from named
    inner join cell
        on
            named.indicator = cell.indicator
            and named.role = cell.role
            and named.year = cell.year
            and named.gender = cell.gender
            and named.provider = cell.provider
            and named.priority = cell.priority
),

counted as (
    select
        indicator,
        municipality,
        year,
        gender,
        provider,
        value::integer as n
    from chosen
    where role = 'n' and status = ''
)

select
    shown.indicator,
    shown.municipality,
    shown.year,
    shown.gender,
    shown.provider,
    shown.value,
    counted.n,
    shown.status,
    shown.figure_set
from chosen as shown
left join counted
    on
        shown.indicator = counted.indicator
        and shown.municipality = counted.municipality
        and shown.year = counted.year
        and shown.gender = counted.gender
        and shown.provider = counted.provider
where shown.role = 'value'
order by
    shown.indicator,
    shown.gender,
    shown.provider,
    shown.year,
    shown.municipality
