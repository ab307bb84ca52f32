-- One row per figure set and series that has a value for any municipality.
select
    delivered.figure_set,
    delivered.series
from delivered
order by delivered.figure_set, delivered.series
