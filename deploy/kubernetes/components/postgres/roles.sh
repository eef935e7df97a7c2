#!/bin/sh
# Run once by the image, when the data folder is empty. Owners migrate; a service's own role may only connect, and gets the rest from migrations.
set -eu
secret() { cat "/secrets/$1/$2"; }

role() {
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -v role="$(secret "$1" username)" -v password="$(secret "$1" password)" <<'SQL'
create role :"role" login password :'password';
SQL
}

database() {
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -v base="$1" -v owner="$(secret "$2" username)" <<'SQL'
create database :"base" owner :"owner";
revoke connect on database :"base" from public;
SQL
}

for service in policy supply demand forecast; do
  role "$service-owner"
  role "$service-database"
  database "$service" "$service-owner"
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -v base="$service" -v role="$(secret "$service-database" username)" <<'SQL'
grant connect on database :"base" to :"role";
SQL
done
role keycloak-database
database keycloak keycloak-database
