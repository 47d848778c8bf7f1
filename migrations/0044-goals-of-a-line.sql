-- Goals of one line are looked for with every plan, dropped ones as well: the unique index of open ones does not serve that.
create index goal_of_line on goal (tenant_id, part_of) where part_of is not null;
