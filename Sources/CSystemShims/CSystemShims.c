#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CSystemShims.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>

// Since Linux 3.15 (renameat2(2)); C libraries older than glibc 2.28 have no name for them.
enum { without_replacing = 1 << 0, exchanging = 1 << 1 };

static int rename_with(const char *old_path, const char *new_path, unsigned flags) {
#ifdef SYS_renameat2
  return (int)syscall(SYS_renameat2, AT_FDCWD, old_path, AT_FDCWD, new_path, flags);
#else
  errno = ENOSYS;
  return -1;
#endif
}
#elif defined(__APPLE__)
enum { without_replacing = RENAME_EXCL, exchanging = RENAME_SWAP };

static int rename_with(const char *old_path, const char *new_path, unsigned flags) {
  return renamex_np(old_path, new_path, flags);
}
#else
enum { without_replacing, exchanging };

static int rename_with(const char *old_path, const char *new_path, unsigned flags) {
  errno = ENOSYS;
  return -1;
}
#endif

int karaula_exchange(const char *one, const char *other) { return rename_with(one, other, exchanging); }

int karaula_rename_new(const char *old_path, const char *new_path) {
  if (rename_with(old_path, new_path, without_replacing) == 0) return 0;
  // Shared drives and FAT know no flags; there the name is looked at first.
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return -1;
  if (faccessat(AT_FDCWD, new_path, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
    errno = EEXIST;
    return -1;
  }
  return rename(old_path, new_path);
}

int karaula_link(const char *old_path, const char *new_path) {
  return linkat(AT_FDCWD, old_path, AT_FDCWD, new_path, 0);
}

int karaula_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

void karaula_report_size_limit(void) { signal(SIGXFSZ, SIG_IGN); }

#ifndef KARAULA_COMMIT
#define KARAULA_COMMIT ""
#endif

const char *karaula_commit(void) { return KARAULA_COMMIT; }

void karaula_keep_memory(void) {
#ifdef __GLIBC__
  // Blocks up to the first size are kept; heaps begin and grow by steps of the last.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 1 << 20);
#endif
}
