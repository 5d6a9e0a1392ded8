-- Few are broken: how many is found without reading the rest.
CREATE INDEX watch_broken ON watch (id) WHERE broken IS NOT NULL;
