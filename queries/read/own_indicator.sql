-- One row per indicator, period, municipality, gender and provider.
select
    own_indicator.period,
    own_indicator.municipality,
    own_indicator.indicator,
    own_indicator.gender,
    own_indicator.provider,
    own_indicator.value,
    own_indicator.n,
    own_indicator.unit_name,
    own_indicator.publisher,
    own_indicator.imported_on,
    own_indicator.checksum
from own_indicator
order by
    own_indicator.indicator asc,
    own_indicator.period asc,
    own_indicator.municipality asc,
    own_indicator.gender asc,
    own_indicator.provider asc
