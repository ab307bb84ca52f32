-- One row per year, municipality, school form and age group.
create table own_age as
select
    year,
    municipality,
    form,
    age,
    teachers,
    retirements,
    publisher,
    imported::date as imported,
    checksum
from delivered_own_age
order by year, municipality, form, age
