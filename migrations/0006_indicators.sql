-- Owner: src/features/indicators. What other slices may read of the periods.

create view pub_periods as
  select id, calendar, key, kind, year, ordinal, starts_on, ends_on from periods;
