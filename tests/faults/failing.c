/*
 * A library for LD_PRELOAD that makes one call to the system fail, or kills the process there.
 *
 * Only calls on paths below the folders in FAULT_WITHIN (separated by colons) count; they are numbered from 1 across all processes by a
 * counter in the file FAULT_COUNTER. Call number FAULT_AT fails with the errno FAULT_ERROR, or kills its process where that is 0. With
 * FAULT_NAME and FAULT_PART, that number counts only the calls of this name on paths that contain this text, and with FAULT_FORKED only
 * those in forked processes. Each counted call is a line of FAULT_LOG: its number among all calls, its name, its path.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static struct counter {
    int calls, matches;
} *counter;
static const char *within, *name_at, *part_at;
static int log_file = -1, at, error, only_forked;
static pid_t first_process;

static int number_in(const char *name) {
    const char *value = getenv(name);
    return value ? atoi(value) : 0;
}

__attribute__((constructor)) static void start(void) {
    const char *file = getenv("FAULT_COUNTER"), *log = getenv("FAULT_LOG");
    within = getenv("FAULT_WITHIN");
    if (!file || !log || !within)
        return;
    at = number_in("FAULT_AT");
    error = number_in("FAULT_ERROR");
    name_at = getenv("FAULT_NAME");
    part_at = getenv("FAULT_PART");
    only_forked = number_in("FAULT_FORKED");
    first_process = getpid();
    int shared = syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC);
    counter = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
    syscall(SYS_close, shared);
    int opened = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    log_file = syscall(SYS_fcntl, opened, F_DUPFD_CLOEXEC, 1000); /* where no program closes it or expects its own */
    if (log_file < 0)
        log_file = opened;
    else
        syscall(SYS_close, opened);
    if (counter == MAP_FAILED)
        abort();
}

static int is_within(const char *path) {
    for (const char *folder = within; folder && *folder;) {
        size_t length = strcspn(folder, ":");
        if (!strncmp(path, folder, length) && (!path[length] || path[length] == '/'))
            return 1;
        folder += length + (folder[length] == ':');
    }
    return 0;
}

static void path_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    path[length > 0 ? length : 0] = 0;
}

/* Whether a call is one of those that FAULT_AT counts. */
static int counts(const char *name, const char *path) {
    return (!name_at || !*name_at || !strcmp(name, name_at)) && (!part_at || strstr(path, part_at)) &&
           (!only_forked || getpid() != first_process);
}

/* Whether this call is to fail; errno is set then. */
static int fails(const char *name, const char *path) {
    int kept = errno;
    if (!counter || !is_within(path))
        return 0;
    int number = __atomic_add_fetch(&counter->calls, 1, __ATOMIC_SEQ_CST);
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%d %s %s\n", number, name, path);
    syscall(SYS_write, log_file, line, length);
    errno = kept;
    if (!counts(name, path) || __atomic_add_fetch(&counter->matches, 1, __ATOMIC_SEQ_CST) != at)
        return 0;
    if (!error)
        syscall(SYS_kill, getpid(), SIGKILL);
    errno = error;
    return 1;
}

static int fails_at(const char *name, int folder, const char *path) {
    char whole[2 * PATH_MAX];
    if (!counter)
        return 0;
    int kept = errno;
    if (path[0] == '/') {
        snprintf(whole, sizeof whole, "%s", path);
    } else {
        if (folder == AT_FDCWD)
            whole[0] = 0, syscall(SYS_getcwd, whole, PATH_MAX);
        else
            path_of(folder, whole);
        size_t length = strlen(whole);
        snprintf(whole + length, sizeof whole - length, "/%s", path);
    }
    errno = kept;
    return fails(name, whole);
}

static int fails_on(const char *name, int descriptor) {
    char path[PATH_MAX];
    if (!counter)
        return 0;
    int kept = errno;
    path_of(descriptor, path);
    errno = kept;
    return fails(name, path);
}

#define NEXT(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                                    \
    int name(const char *path, int flags, ...) {                                      \
        va_list rest;                                                                 \
        va_start(rest, flags);                                                        \
        mode_t mode = va_arg(rest, mode_t);                                           \
        va_end(rest);                                                                 \
        const char *call = flags & (O_WRONLY | O_RDWR | O_CREAT) ? "create" : "open"; \
        return fails_at(call, AT_FDCWD, path) ? -1 : NEXT(name)(path, flags, mode);   \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                                   \
    int name(int folder, const char *path, int flags, ...) {                           \
        va_list rest;                                                                  \
        va_start(rest, flags);                                                         \
        mode_t mode = va_arg(rest, mode_t);                                            \
        va_end(rest);                                                                  \
        const char *call = flags & (O_WRONLY | O_RDWR | O_CREAT) ? "create" : "open";  \
        return fails_at(call, folder, path) ? -1 : NEXT(name)(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define ON(type, name, call, declared, passed)                     \
    type name declared {                                           \
        return fails_on(call, file) ? -1 : NEXT(name) passed;      \
    }
ON(ssize_t, read, "read", (int file, void *buffer, size_t size), (file, buffer, size))
ON(ssize_t, pread, "read", (int file, void *buffer, size_t size, off_t from), (file, buffer, size, from))
ON(ssize_t, pread64, "read", (int file, void *buffer, size_t size, off64_t from), (file, buffer, size, from))
ON(ssize_t, write, "write", (int file, const void *buffer, size_t size), (file, buffer, size))
ON(ssize_t, pwrite, "write", (int file, const void *buffer, size_t size, off_t from), (file, buffer, size, from))
ON(ssize_t, pwrite64, "write", (int file, const void *buffer, size_t size, off64_t from), (file, buffer, size, from))
ON(ssize_t, writev, "write", (int file, const struct iovec *parts, int count), (file, parts, count))
ON(ssize_t, sendfile, "write", (int file, int from, off_t *position, size_t size), (file, from, position, size))
ON(ssize_t, sendfile64, "write", (int file, int from, off64_t *position, size_t size), (file, from, position, size))
ON(int, ftruncate, "truncate", (int file, off_t size), (file, size))
ON(int, ftruncate64, "truncate", (int file, off64_t size), (file, size))
ON(int, fsync, "fsync", (int file), (file))
ON(int, fdatasync, "fsync", (int file), (file))
ON(int, fchmod, "chmod", (int file, mode_t mode), (file, mode))

#define PATH(name, call, declared, passed)                              \
    int name declared {                                                 \
        return fails_at(call, folder_, path) ? -1 : NEXT(name) passed;  \
    }
static const int folder_ = AT_FDCWD;
PATH(unlink, "unlink", (const char *path), (path))
PATH(rmdir, "rmdir", (const char *path), (path))
PATH(mkdir, "mkdir", (const char *path, mode_t mode), (path, mode))
PATH(chmod, "chmod", (const char *path, mode_t mode), (path, mode))
PATH(rename, "rename", (const char *from, const char *path), (from, path))
PATH(link, "link", (const char *from, const char *path), (from, path))
PATH(symlink, "symlink", (const char *to, const char *path), (to, path))
PATH(unlinkat, "unlink", (int folder_, const char *path, int flags), (folder_, path, flags))
PATH(mkdirat, "mkdir", (int folder_, const char *path, mode_t mode), (folder_, path, mode))
PATH(fchmodat, "chmod", (int folder_, const char *path, mode_t mode, int flags), (folder_, path, mode, flags))
PATH(renameat, "rename", (int from_, const char *from, int folder_, const char *path), (from_, from, folder_, path))
PATH(renameat2, "exchange", (int from_, const char *from, int folder_, const char *path, unsigned flags),
     (from_, from, folder_, path, flags))
PATH(linkat, "link", (int from_, const char *from, int folder_, const char *path, int flags), (from_, from, folder_, path, flags))
PATH(utimensat, "stamp", (int folder_, const char *path, const struct timespec times[2], int flags), (folder_, path, times, flags))

DIR *opendir(const char *path) {
    return fails_at("opendir", AT_FDCWD, path) ? NULL : NEXT(opendir)(path);
}

DIR *fdopendir(int folder) {
    return fails_on("opendir", folder) ? NULL : NEXT(fdopendir)(folder);
}

/* One call to the system gives many entries; the first one stands for it. */
struct dirent *readdir(DIR *folder) {
    return counter && !telldir(folder) && fails_on("readdir", dirfd(folder)) ? NULL : NEXT(readdir)(folder);
}

struct dirent64 *readdir64(DIR *folder) {
    return counter && !telldir(folder) && fails_on("readdir", dirfd(folder)) ? NULL : NEXT(readdir64)(folder);
}
