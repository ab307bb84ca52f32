-- every figure set has a source, and every source has figures
with arrived as (
    select distinct figure_set
    from figure
)

select
    arrived.figure_set,
    concat_ws(' ', arrived.figure_set, 'has no source') as place
from arrived
left join provenance on arrived.figure_set = provenance.figure_set
where provenance.figure_set is null
union all
select
    figure_set,
    concat_ws(' ', figure_set, 'has no figures') as place
from provenance
where rows is null
order by place
