-- the municipalities that are alike are no fewer than 95 in 100 of those in the database replaced
--
-- May be accepted.
with counted (had, has) as (
    select
        (select count(*) from old."similar"),
        (select count(*) from "similar")
)

select
    'similar' as indicator,
    ['similar'] as figure_set,
    concat_ws(' ', 'similar had', counted.had, 'rows, has', counted.has) as place
from counted
where counted.has < 0.95 * counted.had
