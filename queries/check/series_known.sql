-- every series that an indicator asks for is in its figure set
select distinct concat_ws(' ', indicator, series, figure_set) as place
from catalogue_series
where (figure_set, series) not in (select distinct (figure_set, series) from figure)
order by place
