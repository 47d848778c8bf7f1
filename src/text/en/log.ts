import type { log as vi } from '../vi/log.ts';

export const log: Record<keyof typeof vi, string> = {
  'log.title': 'Sealed log',
  'log.lead':
    'Every step of evaluation is sealed in order, every few seconds. Whoever changes, deletes or inserts one later is found out by what is kept elsewhere.',
  'log.download': 'Download the checkpoint',
  'log.none': 'No sealed log yet',
  'log.noneHint': 'It begins some seconds after the server starts. If it does not, look at the server’s log.',
  'log.state': 'State',
  'log.entries': 'Entries in the log',
  'log.last': 'Last sealed',
  'log.waiting': 'Not sealed yet',
  'log.waitingNone': 'No step',
  'log.waitingSome': '{count} steps, the oldest of {at}',
  'log.waitingLong':
    'Slower than usual: a step has waited for more than {minutes} minutes. Tell whoever runs the server to look at its log.',
  'log.key': 'Signing key',
  'log.keySince': 'since {at}',
  'log.ways': 'Kept elsewhere',
  'log.waysHint':
    'The log proves something only when checkpoints lie where whoever rules the data cannot change them.',
  'log.waysNone':
    'Nothing is kept elsewhere. Set CHECKPOINT_DIR or CHECKPOINT_MAIL on the server, or download a checkpoint and keep it.',
  'log.way.folder': 'Folder',
  'log.way.mail': 'Mail',
  'log.way.off': 'Not set up',
  'log.way.well': 'All sent',
  'log.way.failing': 'In trouble',
  'log.sent': '{size} entries, at {at}, to {where}',
  'log.sentNever': 'None has arrived yet.',
  'log.failed': 'Could not be sent ({failures} times, last at {at}): {why}',
  'log.owed': '{waiting} checkpoints are waiting; the server sends them by itself.',
  'log.why.folder-log-behind':
    'the log is shorter than its copy in the folder. After a restored backup see the operating manual; otherwise call the inspector at once',
  'log.why.folder-log-differs':
    'the log is not the one copied to the folder. Leave everything as it is and call the inspector at once',
  'log.why.folder-file-foreign': 'the file in the folder is not a copy of this log, or was changed',
  'log.recent': 'Newest checkpoints',
  'log.col.size': 'Entries',
  'log.col.at': 'At',
  'log.col.file': 'File',
  'log.check': 'Check it yourself',
  'log.checkOwn':
    'On the server, the data against what was kept; the command names the very first wrong entry:',
  'log.checkOther': 'On another machine, with nothing but Node, an exported log against what was kept:',
};
