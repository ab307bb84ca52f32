-- every figure set has a source, and every source has figures
with arrived as (
    select distinct figure_set
    from figure
)

select concat_ws(' ', figure_set, 'has no source') as place
from arrived
where figure_set not in (select figure_set from provenance)
union all
select concat_ws(' ', figure_set, 'has no figures') as place
from provenance
where rows = 0
order by place
