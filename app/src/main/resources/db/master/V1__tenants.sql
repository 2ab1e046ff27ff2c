CREATE TABLE tenant (
    slug        VARCHAR(63)  NOT NULL PRIMARY KEY,
    name        VARCHAR(100) NOT NULL,
    schema_name VARCHAR(64)  NOT NULL UNIQUE
);
