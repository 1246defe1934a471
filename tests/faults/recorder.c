/* Preloaded into a process, writes down in order what it does to the files under $RECORD_DIR: for the power cuts of
 * power_cut.py. A record is: kind, numbers and a length (little endian), then the bytes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { CREATED = 1, WRITTEN, TRUNCATED, SYNCED, FOLDER_SYNCED, RENAMED, LINKED, UNLINKED };
enum { MOST_FILES = 4096, LONGEST = PATH_MAX };

static char *paths[MOST_FILES];
static int log_file = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

struct record {
    uint32_t kind, name_length, other_length;
    uint64_t offset, length;
} __attribute__((packed));

static const char *inside(const char *path) {
    const char *folder = getenv("RECORD_DIR");
    size_t length = folder ? strlen(folder) : 0;
    if (!folder || strncmp(path, folder, length) || (path[length] != '/' && path[length] != 0)) return NULL;
    return path[length] ? path + length + 1 : path + length;
}

static void put(const void *data, size_t length) {
    while (length) {
        ssize_t done = syscall(SYS_write, log_file, data, length);
        if (done <= 0) abort();
        data = (const char *)data + done;
        length -= done;
    }
}

static void record(uint32_t kind, const char *name, const char *other, uint64_t offset, const void *data,
                   uint64_t length) {
    if (log_file < 0) {
        const char *to = getenv("RECORD_LOG");
        if (!to) return;
        log_file = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    struct record head = {kind, strlen(name), other ? strlen(other) : 0, offset, length};
    put(&head, sizeof head);
    put(name, head.name_length);
    if (other) put(other, head.other_length);
    if (data) put(data, length);
}

#define REAL(name) __typeof__(name) *real = dlsym(RTLD_NEXT, #name)

static void opened(int file, const char *path, int flags, int was_there) {
    char whole[LONGEST];
    if (file < 0 || file >= MOST_FILES || !realpath(path, whole)) return;
    const char *name = inside(whole);
    if (!name) return;
    free(paths[file]);
    paths[file] = strdup(name);
    if ((flags & O_CREAT) && !was_there) record(CREATED, name, NULL, 0, NULL, 0);
    if ((flags & O_TRUNC) && was_there) record(TRUNCATED, name, NULL, 0, NULL, 0);
}

#define OPEN(function, parameters, pass)                                  \
    int function parameters {                                             \
        mode_t mode = 0;                                                  \
        if (flags & O_CREAT) {                                            \
            va_list rest;                                                 \
            va_start(rest, flags);                                        \
            mode = va_arg(rest, mode_t);                                  \
            va_end(rest);                                                 \
        }                                                                 \
        REAL(function);                                                   \
        pthread_mutex_lock(&lock);                                        \
        int was_there = access(path, F_OK) == 0;                          \
        int file = real pass;                                             \
        opened(file, path, flags, was_there);                             \
        pthread_mutex_unlock(&lock);                                      \
        return file;                                                      \
    }
OPEN(open, (const char *path, int flags, ...), (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), (path, flags, mode))
OPEN(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPEN(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

static const char *name_of(int file) { return file >= 0 && file < MOST_FILES ? paths[file] : NULL; }

int close(int file) {
    REAL(close);
    if (name_of(file)) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return real(file);
}

#define WRITE_AT(function, offset_type)                                                     \
    ssize_t function(int file, const void *data, size_t length, offset_type offset) {       \
        REAL(function);                                                                     \
        pthread_mutex_lock(&lock);                                                          \
        ssize_t done = real(file, data, length, offset);                                    \
        if (done > 0 && name_of(file)) record(WRITTEN, paths[file], NULL, offset, data, done); \
        pthread_mutex_unlock(&lock);                                                        \
        return done;                                                                        \
    }
WRITE_AT(pwrite, off_t)
WRITE_AT(pwrite64, off64_t)

ssize_t write(int file, const void *data, size_t length) {
    REAL(write);
    pthread_mutex_lock(&lock);
    off_t offset = name_of(file) ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = real(file, data, length);
    if (done > 0 && name_of(file)) record(WRITTEN, paths[file], NULL, offset, data, done);
    pthread_mutex_unlock(&lock);
    return done;
}

#define TRUNCATE(function, length_type)                                                      \
    int function(int file, length_type length) {                                             \
        REAL(function);                                                                      \
        pthread_mutex_lock(&lock);                                                           \
        int failed = real(file, length);                                                     \
        if (!failed && name_of(file)) record(TRUNCATED, paths[file], NULL, length, NULL, 0); \
        pthread_mutex_unlock(&lock);                                                         \
        return failed;                                                                       \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(function)                                                                       \
    int function(int file) {                                                                 \
        REAL(function);                                                                      \
        pthread_mutex_lock(&lock);                                                           \
        int failed = real(file);                                                             \
        const char *name = name_of(file);                                                    \
        struct stat what;                                                                    \
        if (!failed && name && !fstat(file, &what))                                          \
            record(S_ISDIR(what.st_mode) ? FOLDER_SYNCED : SYNCED, name, NULL, 0, NULL, 0);  \
        pthread_mutex_unlock(&lock);                                                         \
        return failed;                                                                       \
    }
SYNC(fsync)
SYNC(fdatasync)

#define TWO_NAMES(function, kind)                                      \
    int function(const char *from, const char *to) {                   \
        REAL(function);                                                \
        pthread_mutex_lock(&lock);                                     \
        int failed = real(from, to);                                   \
        const char *name = inside(from), *other = inside(to);          \
        if (!failed && name && other) record(kind, name, other, 0, NULL, 0); \
        pthread_mutex_unlock(&lock);                                   \
        return failed;                                                 \
    }
TWO_NAMES(rename, RENAMED)
TWO_NAMES(link, LINKED)

int unlink(const char *path) {
    REAL(unlink);
    pthread_mutex_lock(&lock);
    int failed = real(path);
    const char *name = inside(path);
    if (!failed && name) record(UNLINKED, name, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return failed;
}
