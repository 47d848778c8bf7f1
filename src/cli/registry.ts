// Every command by name. Loaded when called, so that `congtam --help` reads nothing else.
import type { OperationText } from '../text/operations/index.ts';
import type { Command } from './command.ts';

export interface Entry {
  readonly summary: OperationText;
  load(): Promise<Command>;
}

export const commands: Readonly<Record<string, Entry>> = {
  start: { summary: 'start.summary', load: async () => (await import('./start.ts')).startCommand },
  demo: { summary: 'demo.summary', load: async () => (await import('./demo.ts')).demoCommand },
  import: { summary: 'import.summary', load: async () => (await import('./import.ts')).importCommand },
  tenant: { summary: 'tenant.summary', load: async () => (await import('./tenant.ts')).tenantCommand },
  migrate: { summary: 'migrate.summary', load: async () => (await import('./migrate.ts')).migrateCommand },
  backup: { summary: 'backup.summary', load: async () => (await import('./backup.ts')).backupCommand },
  restore: { summary: 'restore.summary', load: async () => (await import('./restore.ts')).restoreCommand },
  verify: { summary: 'verify.summary', load: async () => (await import('./verify.ts')).verifyCommand },
  evidence: {
    summary: 'evidence.summary',
    load: async () => (await import('./evidence.ts')).evidenceCommand,
  },
  rulebook: {
    summary: 'rulebook.summary',
    load: async () => (await import('./rulebook.ts')).rulebookCommand,
  },
  'roll-up': {
    summary: 'roll-up.summary',
    load: async () => (await import('./roll-up.ts')).rollUpCommand,
  },
  checkpoint: {
    summary: 'checkpoint.summary',
    load: async () => (await import('./checkpoint.ts')).checkpointCommand,
  },
  mail: { summary: 'mail.summary', load: async () => (await import('./mail.ts')).mailCommand },
  log: { summary: 'log.summary', load: async () => (await import('./log.ts')).logCommand },
  tls: { summary: 'tls.summary', load: async () => (await import('./tls.ts')).tlsCommand },
};
