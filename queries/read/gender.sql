-- One row per indicator with a value for both girls and boys of some municipality and year.
select girls.indicator
from observation as girls
inner join observation as boys
    on
        girls.indicator = boys.indicator
        and girls.municipality = boys.municipality
        and girls.year = boys.year
        and girls.provider = boys.provider
where
    girls.gender = 'K'
    and boys.gender = 'M'
    and girls.value is not null
    and boys.value is not null
group by girls.indicator
order by girls.indicator asc
