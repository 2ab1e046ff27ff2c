CREATE TABLE customer (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(100) NOT NULL,
    email      VARCHAR(200) NOT NULL UNIQUE,
    created_at TIMESTAMP    NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE app_user (
    id    BIGINT       NOT NULL PRIMARY KEY,
    email VARCHAR(200) NOT NULL UNIQUE,
    role  VARCHAR(20)  NOT NULL
);

CREATE TABLE role_permission (
    role       VARCHAR(20) NOT NULL,
    permission VARCHAR(50) NOT NULL,
    PRIMARY KEY (role, permission)
);

INSERT INTO role_permission (role, permission) VALUES
    ('owner', 'customers:read'), ('owner', 'customers:write'), ('owner', 'dashboard:read'), ('owner', 'chat:write'),
    ('clerk', 'customers:read'), ('clerk', 'chat:write');

CREATE TABLE purchase (
    id          BIGINT  NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id BIGINT  NOT NULL,
    total_cents BIGINT  NOT NULL,
    paid        BOOLEAN NOT NULL,
    FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
);

CREATE TABLE message (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id BIGINT       NOT NULL,
    body        VARCHAR(500) NOT NULL,
    unread      BOOLEAN      NOT NULL,
    FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE
);
