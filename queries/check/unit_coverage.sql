-- no measure of school units has lost more than 5 per cent of a year's values
--
-- May be accepted. Fewer than 5 lost values are let pass.
with held as (
    select
        measure,
        year,
        gender,
        count(value) as cells
    from old.unit_observation
    group by all
),

holds as (
    select
        measure,
        year,
        gender,
        count(value) as cells
    from unit_observation
    group by all
),

compared as (
    select
        held.measure,
        held.year,
        held.gender,
        held.cells as had,
        coalesce(holds.cells, 0) as has
    from held
    left join holds
        on
            held.measure = holds.measure
            and held.year = holds.year
            and held.gender = holds.gender
)

select
    compared.measure as indicator,
    [unit_series.figure_set] as figure_set,
    concat_ws(
        ' ',
        compared.measure,
        compared.year,
        compared.gender,
        'had',
        compared.had,
        'values, has',
        compared.has
    ) as place
from compared
left join unit_series on compared.measure = unit_series.series
where compared.has < 0.95 * compared.had and compared.had - compared.has >= 5
order by place
