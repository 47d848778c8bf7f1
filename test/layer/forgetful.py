#!/usr/bin/env python3
"""A disk that can lose power, for the proofs alone (Debian: python3-fusepy, fuse).

    forgetful.py FOLDER MOUNT        commands on stdin, one answer line each on stdout

Everything lies in FOLDER as usual; beside it this program remembers how to take back what no fsync has made safe:
the former content of every 4 KiB piece written since, and every name made, moved or removed since, in order.
An fsync of a file makes its data safe, and with it all names so far (as the journal of ext4 and xfs does); an fsync
of a folder makes all names safe.

    cut SEED PERCENT   power is gone: every call fails from here on; then unsafe pieces and names are taken back.
                       PERCENT of the pieces survive by chance (torn pages), and so does a beginning of the names.
    fail KIND N ERRNO HOLDS   the Nth call of KIND (write, sync, name, any) from now on fails, and the HOLDS-1 after it
    count              calls since the last `fail`, by kind
    calm               no more errors; answers which calls had failed
"""
import ctypes
import errno
import json
import os
import random
import stat
import sys
import threading

from fusepy import FUSE, FuseOSError, Operations, fuse_get_context

PIECE = 4096


class Unsafe:
    """What one file was like when it was last safe."""

    def __init__(self, fd):
        self.fd = os.dup(fd)
        self.size = os.fstat(fd).st_size
        self.pieces = {}

    def keep(self, first, last):
        for piece in range(first, last + 1):
            if piece not in self.pieces:
                at = piece * PIECE
                kept = os.pread(self.fd, min(PIECE, self.size - at), at) if at < self.size else b''
                self.pieces[piece] = kept

    def forget(self, chance, percent):
        lost = 0
        os.ftruncate(self.fd, max(self.size, os.fstat(self.fd).st_size))
        for piece, kept in self.pieces.items():
            if chance.random() * 100 < percent:
                continue
            lost += 1
            os.pwrite(self.fd, kept.ljust(PIECE, b'\0'), piece * PIECE)
        os.ftruncate(self.fd, self.size)
        return lost

    def close(self):
        os.close(self.fd)


class Forgetful(Operations):
    def __init__(self, folder):
        self.folder = folder
        self.grave = folder.rstrip('/') + '.unlinked'
        os.makedirs(self.grave, exist_ok=True)
        self.mutex = threading.RLock()
        self.gone = False
        self.unsafe = {}
        self.names = []
        self.buried = 0
        self.counted = {}
        self.fault = None
        self.failed = []

    # --- commands -------------------------------------------------------------------------------------------------
    def command(self, line):
        word, *rest = line.split()
        with self.mutex:
            if word == 'cut':
                return self.cut(random.Random(rest[0]), int(rest[1]))
            if word == 'fail':
                kind, number, code, holds = rest
                self.counted = {}
                self.fault = (kind, int(number), getattr(errno, code), int(holds))
                return {'armed': line}
            if word == 'count':
                return self.counted
            if word == 'calm':
                self.fault = None
                failed, self.failed = self.failed, []
                return {'failed': failed[:100]}
        return {'unknown': line}

    def cut(self, chance, percent):
        self.gone = True
        kept = chance.randint(0, len(self.names)) if percent > 0 else 0
        names = self.names[kept:]
        pieces = sum(one.forget(chance, percent) for one in self.unsafe.values())
        for undo, _ in reversed(names):
            undo()
        for _, settle in self.names[:kept]:
            settle()
        return {'pieces': pieces, 'files': len(self.unsafe), 'names': len(names)}

    # --- helpers --------------------------------------------------------------------------------------------------
    def real(self, path):
        return self.folder + path

    def called(self, kind, path):
        """Counts a call; raises when power is gone or this very call is to fail."""
        if self.gone:
            raise FuseOSError(errno.EIO)
        for key in (kind, 'any'):
            self.counted[key] = self.counted.get(key, 0) + 1
        if self.fault is not None and self.fault[0] in (kind, 'any'):
            _, number, code, holds = self.fault
            at = self.counted[self.fault[0]]
            if number <= at < number + holds:
                self.failed.append(f'{kind} {path}')
                raise FuseOSError(code)

    def named(self, undo, settle=lambda: None):
        self.names.append((undo, settle))

    def names_are_safe(self):
        for _, settle in self.names:
            settle()
        self.names = []

    def bury(self, path):
        self.buried += 1
        grave = os.path.join(self.grave, str(self.buried))
        os.rename(self.real(path), grave)

        def settle():
            os.unlink(grave) if not os.path.isdir(grave) else os.rmdir(grave)

        return (lambda: os.rename(grave, self.real(path))), settle

    def of(self, fd):
        number = os.fstat(fd).st_ino
        if number not in self.unsafe:
            self.unsafe[number] = Unsafe(fd)
        return self.unsafe[number]

    def own(self, path):
        uid, gid, _ = fuse_get_context()
        os.lchown(self.real(path), uid, gid)

    # --- reading --------------------------------------------------------------------------------------------------
    def getattr(self, path, fh=None):
        with self.mutex:
            if self.gone:
                raise FuseOSError(errno.EIO)
            found = os.fstat(fh) if fh is not None else os.lstat(self.real(path))
        keys = ('st_atime', 'st_ctime', 'st_gid', 'st_mode', 'st_mtime', 'st_nlink', 'st_size', 'st_uid', 'st_ino')
        return {key: getattr(found, key) for key in keys}

    def readdir(self, path, fh):
        return ['.', '..', *os.listdir(self.real(path))]

    def readlink(self, path):
        return os.readlink(self.real(path))

    def statfs(self, path):
        found = os.statvfs(self.real(path))
        keys = ('f_bavail', 'f_bfree', 'f_blocks', 'f_bsize', 'f_favail', 'f_ffree', 'f_files', 'f_flag', 'f_frsize',
                'f_namemax')
        return {key: getattr(found, key) for key in keys}

    def open(self, path, flags):
        with self.mutex:
            if self.gone:
                raise FuseOSError(errno.EIO)
            access = flags & os.O_ACCMODE
            # Former content has to be read before it is written over.
            fd = os.open(self.real(path), os.O_RDONLY if access == os.O_RDONLY else os.O_RDWR)
            if flags & os.O_TRUNC:
                self.shorten(fd, 0)
            return fd

    def read(self, path, size, offset, fh):
        if self.gone:
            raise FuseOSError(errno.EIO)
        return os.pread(fh, size, offset)

    def release(self, path, fh):
        os.close(fh)

    def flush(self, path, fh):
        return 0

    # --- data -----------------------------------------------------------------------------------------------------
    def write(self, path, data, offset, fh):
        with self.mutex:
            self.called('write', path)
            if data:
                self.of(fh).keep(offset // PIECE, (offset + len(data) - 1) // PIECE)
            return os.pwrite(fh, data, offset)

    def shorten(self, fd, length):
        size = os.fstat(fd).st_size
        one = self.of(fd)
        if length < size:
            one.keep(length // PIECE, (size - 1) // PIECE)
        os.ftruncate(fd, length)

    def truncate(self, path, length, fh=None):
        with self.mutex:
            self.called('write', path)
            fd = fh if fh is not None else os.open(self.real(path), os.O_RDWR)
            try:
                self.shorten(fd, length)
            finally:
                if fh is None:
                    os.close(fd)

    def fsync(self, path, datasync, fh):
        with self.mutex:
            self.called('sync', path)
            one = self.unsafe.pop(os.fstat(fh).st_ino, None)
            if one is not None:
                one.close()
            self.names_are_safe()

    def fsyncdir(self, path, datasync, fh):
        with self.mutex:
            self.called('sync', path)
            self.names_are_safe()

    # --- names ----------------------------------------------------------------------------------------------------
    def create(self, path, mode, fi=None):
        with self.mutex:
            self.called('name', path)
            fd = os.open(self.real(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
            self.own(path)
            old = self.unsafe.pop(os.fstat(fd).st_ino, None)
            if old is not None:
                old.close()
            self.named(lambda: os.unlink(self.real(path)))
            return fd

    def mknod(self, path, mode, dev):
        with self.mutex:
            self.called('name', path)
            os.mknod(self.real(path), mode, dev)
            self.own(path)
            self.named(lambda: os.unlink(self.real(path)))

    def mkdir(self, path, mode):
        with self.mutex:
            self.called('name', path)
            os.mkdir(self.real(path), mode)
            self.own(path)
            self.named(lambda: os.rmdir(self.real(path)))

    def symlink(self, target, source):
        with self.mutex:
            self.called('name', target)
            os.symlink(source, self.real(target))
            self.own(target)
            self.named(lambda: os.unlink(self.real(target)))

    def link(self, target, source):
        with self.mutex:
            self.called('name', target)
            os.link(self.real(source), self.real(target))
            self.named(lambda: os.unlink(self.real(target)))

    def unlink(self, path):
        with self.mutex:
            self.called('name', path)
            self.named(*self.bury(path))

    def rmdir(self, path):
        with self.mutex:
            self.called('name', path)
            if os.listdir(self.real(path)):
                raise FuseOSError(errno.ENOTEMPTY)
            self.named(*self.bury(path))

    def rename(self, old, new):
        with self.mutex:
            self.called('name', old)
            raise_up, settle = (lambda: None), (lambda: None)
            if os.path.lexists(self.real(new)):
                raise_up, settle = self.bury(new)
            os.rename(self.real(old), self.real(new))

            def undo():
                os.rename(self.real(new), self.real(old))
                raise_up()

            self.named(undo, settle)

    def chmod(self, path, mode):
        os.chmod(self.real(path), stat.S_IMODE(mode))

    def chown(self, path, uid, gid):
        os.lchown(self.real(path), uid, gid)

    def utimens(self, path, times=None):
        os.utime(self.real(path), times, follow_symlinks=False)

    # Answered here, or every write would ask for the attribute of file capabilities.
    def getxattr(self, path, name, position=0):
        raise FuseOSError(errno.ENOTSUP)


def obey(layer, mount):
    for line in sys.stdin:
        print(json.dumps(layer.command(line)), flush=True)
    # Whoever started us is gone: nothing of ours may stay.
    layer.gone = True
    ctypes.CDLL(None).umount2(mount.encode(), 2)


if __name__ == '__main__':
    folder, mount = sys.argv[1:3]
    os.umask(0)
    layer = Forgetful(folder)
    threading.Thread(target=obey, args=(layer, mount), daemon=True).start()
    FUSE(layer, mount, foreground=True, nothreads=True, allow_other=True, default_permissions=True, suid=False,
         kernel_cache=True, big_writes=True, attr_timeout=3600, entry_timeout=3600, use_ino=True, fsname='forgetful')
