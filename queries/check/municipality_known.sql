-- every municipality code is in data/catalogue/municipalities.toml
with named as (
    select
        'figures' as place,
        municipality
    from published
    union
    select
        'school_units' as place,
        municipality
    from school_unit
    union
    select
        'similar' as place,
        municipality
    from "similar"
    union
    select
        'similar' as place,
        other as municipality
    from "similar"
)

select concat_ws(' ', place, coalesce(municipality, 'without code')) as place
from named
where municipality is null or municipality not in (select code from municipality)
order by place
