-- the subregions of a county hold each of its municipalities exactly once
with part as (
    select
        parent,
        municipality
    from catalogue_membership
    where kind = 'subregion'
),

divided as (
    select distinct parent
    from part
),

parted as (
    select
        whole.area,
        whole.municipality,
        count(part.municipality) as times
    from catalogue_membership as whole
    inner join divided on whole.area = divided.parent
    left join part
        on
            whole.area = part.parent
            and whole.municipality = part.municipality
    group by whole.area, whole.municipality
)

select concat_ws(' ', area, municipality) as place
from parted
where times <> 1
order by place
