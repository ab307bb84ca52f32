-- One row per figure set and series that has a value for any municipality.
create table delivered as
select distinct
    figure_set,
    series
from figure
where value is not null
order by figure_set, series
