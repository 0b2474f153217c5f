-- Run once by PostgreSQL's image, on an empty volume. Tino's own role is none that may read files or start programs; it makes
-- one that may do less still, for the SQL of analysts.
\getenv password DATABASE_PASSWORD
create role tino login createrole password :'password';
create database tino owner tino;
