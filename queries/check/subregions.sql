-- the subregions of a county hold each of its municipalities exactly once
with parted as (
    select
        whole.area,
        whole.municipality,
        count(part.municipality) as times
    from catalogue_membership as whole
    inner join (
        select distinct parent from catalogue_membership where kind = 'subregion'
    ) as divided
        on whole.area = divided.parent
    left join catalogue_membership as part
        on
            whole.area = part.parent
            and whole.municipality = part.municipality
            and part.kind = 'subregion'
    group by whole.area, whole.municipality
)

select concat_ws(' ', area, municipality) as place
from parted
where times <> 1
order by place
