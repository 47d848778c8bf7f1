// Runs a program where there is no network but the loopback: its own network namespace, its own resolver address.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Flags for `unshare`: root makes namespaces directly, anybody else inside a user namespace, where the kernel allows. */
const ways = (): readonly (readonly string[])[] => {
  const own = ['--net', '--mount'];
  const asUser = ['--map-current-user', '--keep-caps', ...own];
  return process.getuid?.() === 0 ? [own] : [asUser];
};

/** Interface up by whichever tool there is; perl is part of every Debian. */
const LOOPBACK_UP = `ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null || perl -e '
  socket(S, 2, 2, 0) or die; ioctl(S, 0x8914, pack("a16 s x14", "lo", 0x41)) or die $!'`;

/** Names are asked of 127.0.0.1, where the trap listens. */
const SET_UP = `set -e
printf 'nameserver 127.0.0.1\\noptions timeout:1 attempts:1\\n' > "$0"
mount --bind "$0" /etc/resolv.conf
${LOOPBACK_UP}
exec "$@"`;

const CAP_SYS_ADMIN = 21n;

/** Whether the kernel lets this process make namespaces by right: then a refusal is a fault and no property of the place. */
export function mayAdminister(): boolean {
  const status = readFileSync('/proc/self/status', 'utf8');
  const effective = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`);
  return ((effective >> CAP_SYS_ADMIN) & 1n) === 1n;
}

/**
 * True when the reason is a changed root (chroot): its top is no mount of its own, so mounts made inside could show outside.
 * That is a property of the place like a missing right.
 */
export function isChangedRoot(reason: string): boolean {
  return reason.includes('root filesystem propagation');
}

/** The flags that work here, or the reason why none does. */
function wayIn(): readonly string[] | string {
  let reason = '';
  for (const flags of ways()) {
    try {
      execFileSync('unshare', [...flags, 'true'], { stdio: ['ignore', 'ignore', 'pipe'] });
      return flags;
    } catch (error) {
      reason = error instanceof Error ? error.message.trim() : String(error);
    }
  }
  return reason;
}

/** Why no namespace can be made here; null when one can. */
export function whyNoNamespace(): string | null {
  const way = wayIn();
  return typeof way === 'string' ? way : null;
}

/** Runs the command in an empty namespace; `resolver` is a file that may be overwritten. Output goes to ours. */
export function inEmptyNamespace(command: readonly string[], resolver: string): Promise<number> {
  const way = wayIn();
  if (typeof way === 'string')
    throw new Error(
      `An empty network namespace cannot be made here: ${way}
Run this as root with the right to make namespaces (in a container: --cap-add SYS_ADMIN), or allow user namespaces.`,
    );
  const child = spawn('unshare', [...way, 'sh', '-c', SET_UP, resolver, ...command], { stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}
