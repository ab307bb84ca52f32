-- every municipality code is in data/catalogue/municipalities.toml
with named (place, code) as (
    select
        figure_set,
        municipality
    from published
    union
    select
        'school_units',
        municipality
    from school_unit
    union
    select
        'similar',
        municipality
    from "similar"
    union
    select
        'similar',
        other
    from "similar"
)

select
    named.place as figure_set,
    concat_ws(' ', named.place, coalesce(named.code, 'without code')) as place
from named
left join municipality on named.code = municipality.code
where municipality.code is null
order by place
