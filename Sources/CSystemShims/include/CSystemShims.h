// System calls of one meaning under different names, and those that Swift does not import.
#ifndef KARAULA_CSYSTEMSHIMS_H
#define KARAULA_CSYSTEMSHIMS_H

/// Exchanges what two paths name, in one step. Gives 0, or -1 with errno; ENOSYS where the system has no such call.
int karaula_exchange(const char *one, const char *other);

/// Renames a file or folder unless the new name is taken. Gives 0, or -1 with errno, EEXIST when it is taken.
int karaula_rename_new(const char *old_path, const char *new_path);

/// Makes a link to what a path names, to a symbolic link itself where it names one. Gives 0, or -1 with errno.
int karaula_link(const char *old_path, const char *new_path);

/// Takes the lock of an open file or folder for this process, without waiting. Gives 0, or -1 with errno.
int karaula_lock(int descriptor);

/// Makes writes beyond the limit of a file's size fail with EFBIG instead of ending the process.
void karaula_report_size_limit(void);

/// Lets this thread and those that it starts read files and list folders only beneath some places, and start no program.
/// What is open stays open; places that are not there are passed over. Gives 0, or -1 with errno: ENOSYS or EOPNOTSUPP
/// where the kernel has no Landlock, or one older than Linux 5.19's.
int karaula_confine_reading(const char *const *places, int count);

/// The commit that the program was built from; empty when it was built outside a checkout.
const char *karaula_commit(void);

/// Has memory that was given back stay with the process, to be used again without asking the system, where the C library
/// can be told so.
void karaula_keep_memory(void);

#endif
