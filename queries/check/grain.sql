-- observation has one row per indicator, municipality, year, gender and provider
select
    indicator,
    concat_ws(' ', indicator, municipality, year, gender, provider) as place
from observation
group by indicator, municipality, year, gender, provider
having count(*) > 1
order by place
