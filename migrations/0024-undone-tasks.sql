-- Important tasks by their date: the responsibility rule asks which of them were left undone, of 26 weeks at a time.
create index task_important on task (tenant_id, due) where important and state <> 'dropped';
