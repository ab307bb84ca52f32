-- One row per indicator and break; year is the first year on the new side.
create table series_break as
select
    indicator,
    year,
    what
from catalogue_break
order by indicator, year
