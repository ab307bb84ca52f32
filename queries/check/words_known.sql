-- genders, providers and statuses are words that the app knows
select distinct
    indicator,
    figure_set,
    concat_ws(' ', indicator, gender, provider, status) as place
from observation
where
    gender not in ('T', 'K', 'M')
    or provider not in ('all', 'municipal', 'independent')
    or status not in (
        '', 'suppressed', 'approximate', 'not_applicable', 'missing', 'preliminary'
    )
order by place
