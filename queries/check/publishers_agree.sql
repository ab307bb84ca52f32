-- two publishers of one quantity agree within the tolerance in data/catalogue/indicators.toml
--
-- May be accepted. A series that stands for one kind of school as a whole is published as a total:
-- it is compared with that part of the other. "Nearly 100" is no number to compare.
with compared as (
    select
        pair.what,
        pair.left_series,
        pair.tolerance,
        pair.at_least,
        [pair.left_set, pair.right_set] as figure_set,
        abs(lhs.value - rhs.value) as apart
    from catalogue_check as pair
    inner join figure as lhs
        on
            pair.left_series = lhs.series
            and pair.left_set = lhs.figure_set
            and (pair.left_provider = '*' or lhs.provider = 'all')
    inner join figure as rhs
        on
            pair.right_series = rhs.series
            and pair.right_set = rhs.figure_set
            and (pair.right_provider = '*' or rhs.provider = 'all')
            and lhs.municipality = rhs.municipality
            and lhs.year = rhs.year
            and lhs.gender = rhs.gender
            and replace(pair.left_provider, '*', lhs.provider)
            = replace(pair.right_provider, '*', rhs.provider)
    where
        lhs.value is not null
        and rhs.value is not null
        and 'approximate' not in (lhs.status, rhs.status)
)

select
    (
        select min(shown.indicator)
        from catalogue_series as shown
        where shown.series = any_value(compared.left_series)
    ) as indicator,
    any_value(figure_set) as figure_set,
    concat_ws(
        ' ',
        what || ':',
        count(*) filter (where apart > tolerance),
        'of',
        count(*),
        'cells lie more than',
        any_value(tolerance),
        'apart'
    ) as place
from compared
group by what
having count(*) filter (where apart <= tolerance + 1e-9) < any_value(at_least) * count(*)
order by place
