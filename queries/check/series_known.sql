-- every series that an indicator asks for is in its figure set, unless a refresh is to fetch it
with arrived as (
    select distinct
        figure_set,
        series
    from figure
)

select distinct
    wanted.figure_set,
    concat_ws(' ', wanted.indicator, wanted.series, wanted.figure_set) as place
from catalogue_series as wanted
left join arrived
    on
        wanted.series = arrived.series
        and wanted.figure_set = arrived.figure_set
where arrived.series is null and not wanted.awaited
order by place
