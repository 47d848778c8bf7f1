// CPU of a PostgreSQL server: the postmaster and every process below it, finished ones included.
import { readFileSync } from 'node:fs';

const TICK_MS = 10;

/** utime + stime in milliseconds, finer where the kernel keeps exact sums; 0 for a process that has gone. */
function cpuOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return ticksOf(pid, [11, 12]);
  }
}

/** Fields of /proc/<pid>/stat after the name, in milliseconds. */
function ticksOf(pid: number, fields: readonly number[]): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const values = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields.reduce((sum, field) => sum + Number(values[field]) * TICK_MS, 0);
  } catch {
    return 0;
  }
}

/** Milliseconds of CPU so far. Children that have ended count with the 10 ms of the kernel's clock. */
export function serverCpu(postmaster: number): number {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
  const pids = [postmaster, ...children.split(' ').map(Number).filter(Boolean)];
  const ended = ticksOf(postmaster, [13, 14]);
  return pids.reduce((sum, pid) => sum + cpuOf(pid), ended);
}
