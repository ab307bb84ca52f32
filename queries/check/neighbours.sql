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

select concat_ws(' ', county.area, county.municipality, 'is cut off') as place
from county
left join reached
    on
        county.area = reached.area
        and county.municipality = reached.municipality
where reached.area is null
union all
select concat_ws(' ', one.municipality, one.other, 'one way only') as place
from neighbour as one
left join neighbour as back
    on
        one.municipality = back.other
        and one.other = back.municipality
where back.other is null
order by place
