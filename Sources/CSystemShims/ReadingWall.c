#ifdef __linux__
#define _GNU_SOURCE
#endif
#include "CSystemShims.h"

#include <errno.h>
#ifdef __linux__
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Landlock's numbers (landlock(7)) are the same on every processor; they stand here as headers may be older than the kernel.
enum { create_ruleset = 444, add_rule = 445, restrict_self = 446 };
enum { rule_path_beneath = 1, version = 1 << 0 };
enum { starts_programs = 1 << 0, reads_files = 1 << 2, lists_folders = 1 << 3, moves_files = 1 << 13 };

// Linux 5.19: the version before forbids moving files from folder to folder, as results are.
enum { least_version = 2 };

struct ruleset {
  uint64_t handled_access_fs;
};

struct path_beneath {
  uint64_t allowed_access;
  int32_t parent_fd;
} __attribute__((packed));

/// Lets all beneath a place be worked with. Gives 0, also for a place that is not there, or -1 with errno.
static int allow(int ruleset, const char *place, uint64_t access) {
  int descriptor = open(place, O_PATH | O_CLOEXEC);
  if (descriptor < 0) return errno == ENOENT || errno == ENOTDIR || errno == EACCES ? 0 : -1;
  struct stat status;
  int answer = fstat(descriptor, &status);
  if (answer == 0) {
    struct path_beneath rule = {.allowed_access = access, .parent_fd = descriptor};
    // A file has no entries to list.
    if (!S_ISDIR(status.st_mode)) rule.allowed_access &= ~(uint64_t)lists_folders;
    answer = (int)syscall(add_rule, ruleset, rule_path_beneath, &rule, 0);
  }
  int number = errno;
  close(descriptor);
  errno = number;
  return answer;
}

int karaula_confine_reading(const char *const *places, int count) {
  long known = syscall(create_ruleset, NULL, 0, version);
  if (known < 0) return -1;
  if (known < least_version) {
    errno = EOPNOTSUPP;
    return -1;
  }
  struct ruleset handled = {.handled_access_fs = starts_programs | reads_files | lists_folders | moves_files};
  int ruleset = (int)syscall(create_ruleset, &handled, sizeof handled, 0);
  if (ruleset < 0) return -1;
  int answer = allow(ruleset, "/", moves_files);
  for (int index = 0; index < count && answer == 0; index++) {
    answer = allow(ruleset, places[index], reads_files | lists_folders);
  }
  // The kernel asks for this of whoever is not root: no program started later gains rights.
  if (answer == 0) answer = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (answer == 0) answer = (int)syscall(restrict_self, ruleset, 0);
  int number = errno;
  close(ruleset);
  errno = number;
  return answer;
}
#else
int karaula_confine_reading(const char *const *places, int count) {
  (void)places;
  (void)count;
  errno = ENOSYS;
  return -1;
}
#endif
