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
    imported_on::date as imported_on,
    checksum
from delivered_own_age
order by year, municipality, form, age
