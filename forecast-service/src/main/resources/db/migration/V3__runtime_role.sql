-- The role that the service runs as; the tables belong to the one that migrates.
grant select, insert, update on forecast, forecast_result to "${runtime-role}";
