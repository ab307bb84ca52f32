-- neighbours are mutual, and the municipalities of a county hang together
with recursive county as (
    select distinct
        area,
        municipality
    from catalogue_membership
    where kind = 'county'
),

reached as (
    select
        area,
        min(municipality) as municipality
    from county
    group by area
    union
    select
        county.area,
        county.municipality
    from reached
    inner join neighbour on reached.municipality = neighbour.municipality
    inner join county
        on
            neighbour.other = county.municipality
            and reached.area = county.area
)

select concat_ws(' ', area, municipality, 'is cut off') as place
from county
where (area, municipality) not in (select (area, municipality) from reached)
union all
select concat_ws(' ', municipality, other, 'one way only') as place
from neighbour
where (other, municipality) not in (select (municipality, other) from neighbour)
order by place
