/* Preloaded into a process, makes one call (or every call from one on) that it makes on the files of a folder fail: for
 * io_errors.py, which arms it in a forked child through ctypes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { KINDS = 10 };
enum kind { OPENS, READS, WRITES, SYNCS, TRUNCATES, RENAMES, LINKS, UNLINKS };

static char folder[PATH_MAX];
static size_t folder_length;
static int armed, code, for_good;
static long calls, failing, failed[KINDS];

/* From now on count the calls on files in `in`; the call of number `number`, from 1, fails with `error` (one that reads
 * or removes with EIO), and with `forever` every later call that writes too. A negative `error` kills the process. */
void arm(const char *in, long number, int error, int forever) {
    strncpy(folder, in, sizeof folder - 1);
    folder_length = strlen(folder);
    calls = 0, failing = number, code = error, for_good = forever, armed = 1;
    memset(failed, 0, sizeof failed);
}

long calls_made(void) { return calls; }
long calls_failed(int kind) { return failed[kind]; }

static int inside(const char *path) {
    return !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || path[folder_length] == 0);
}

static int fails_at(enum kind kind, const char *path) {
    if (!armed || !inside(path)) return 0;
    long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST); /* two threads check a copy */
    int reads = kind == READS || kind == UNLINKS;
    if (number != failing && !(for_good && number > failing && !reads && kind != OPENS)) return 0;
    if (code < 0) kill(getpid(), SIGKILL);
    failed[kind]++;
    errno = reads ? EIO : code;
    return 1;
}

static int fails_on(enum kind kind, int file) {
    char link[64], path[PATH_MAX];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return fails_at(kind, path);
}

#define REAL(name) __typeof__(name) *real = dlsym(RTLD_NEXT, #name)

#define OPEN(function, parameters, pass)        \
    int function parameters {                   \
        mode_t mode = 0;                        \
        if (flags & O_CREAT) {                  \
            va_list rest;                       \
            va_start(rest, flags);              \
            mode = va_arg(rest, mode_t);        \
            va_end(rest);                       \
        }                                       \
        REAL(function);                         \
        if (fails_at(OPENS, path)) return -1;   \
        return real pass;                       \
    }
OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int at, const char *path, int flags, ...), (at, path, flags, mode))
OPEN(openat64, (int at, const char *path, int flags, ...), (at, path, flags, mode))

#define ON_FILE(result, function, kind, parameters, pass) \
    result function parameters {                          \
        REAL(function);                                   \
        if (fails_on(kind, file)) return -1;              \
        return real pass;                                 \
    }
ON_FILE(ssize_t, read, READS, (int file, void *data, size_t length), (file, data, length))
ON_FILE(ssize_t, pread, READS, (int file, void *data, size_t length, off_t at), (file, data, length, at))
ON_FILE(ssize_t, pread64, READS, (int file, void *data, size_t length, off64_t at), (file, data, length, at))
ON_FILE(ssize_t, write, WRITES, (int file, const void *data, size_t length), (file, data, length))
ON_FILE(ssize_t, pwrite, WRITES, (int file, const void *data, size_t length, off_t at), (file, data, length, at))
ON_FILE(ssize_t, pwrite64, WRITES, (int file, const void *data, size_t length, off64_t at), (file, data, length, at))
ON_FILE(int, fsync, SYNCS, (int file), (file))
ON_FILE(int, fdatasync, SYNCS, (int file), (file))
ON_FILE(int, ftruncate, TRUNCATES, (int file, off_t length), (file, length))
ON_FILE(int, ftruncate64, TRUNCATES, (int file, off64_t length), (file, length))

#define ON_NAMES(function, kind)                                        \
    int function(const char *from, const char *to) {                   \
        REAL(function);                                                 \
        if (fails_at(kind, from)) return -1;                            \
        return real(from, to);                                          \
    }
ON_NAMES(rename, RENAMES)
ON_NAMES(link, LINKS)

int unlink(const char *path) {
    REAL(unlink);
    if (fails_at(UNLINKS, path)) return -1;
    return real(path);
}
