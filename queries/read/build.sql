-- One row: which version of the figures this is, and how much it holds.
select
    build_info.version,
    build_info.figures_version,
    build_info.data_date,
    (select count(*) from observation) as observations,
    (select count(*) from unit_observation) as unit_observations,
    (select count(*) from municipality) as municipalities,
    (select count(distinct observation.indicator) from observation) as indicators
from build_info
