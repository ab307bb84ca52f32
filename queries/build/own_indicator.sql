-- One row per indicator, period, municipality, gender and provider.
create table own_indicator as
select
    period,
    municipality,
    indicator,
    gender,
    provider,
    value,
    n,
    unit_name,
    publisher,
    imported_on::date as imported_on,
    checksum
from delivered_own_indicator
order by indicator, period, municipality, gender, provider
