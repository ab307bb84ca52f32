-- every value lies within the range its indicator states
--
-- May be accepted.
select
    o.indicator,
    o.figure_set,
    concat_ws(
        ' ',
        o.indicator,
        o.municipality,
        o.year,
        o.gender,
        o.provider,
        o.value,
        'outside',
        i.low,
        'to',
        i.high
    ) as place
from observation as o
inner join catalogue_indicator as i on o.indicator = i.indicator
where o.value not between i.low and i.high
order by place
