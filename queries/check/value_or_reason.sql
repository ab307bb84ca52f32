-- a cell has a value, or a status that says why it has none
select
    indicator,
    figure_set,
    concat_ws(' ', indicator, municipality, year, gender, provider, status) as place
from observation
where (value is null) <> (status in ('suppressed', 'not_applicable', 'missing'))
order by place
