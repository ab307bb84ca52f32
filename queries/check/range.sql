-- every value lies within the range its indicator states
select concat_ws(' ', o.indicator, o.municipality, o.year, o.gender, o.provider, o.value) as place
from observation as o
inner join catalogue_indicator as i on o.indicator = i.indicator
where o.value not between i.low and i.high
order by place
