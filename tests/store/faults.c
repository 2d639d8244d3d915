#include "first_schema.h"

#include <signal.h>

/* ---- a file system in which the Nth call goes wrong ---- */

enum fault {
    NO_FAULT,
    DISK_ERROR, /* the call fails */
    DISK_FULL,  /* likewise, but only a write can */
    KILL,       /* the process ends as by kill -9 */
};

static struct {
    enum fault fault;
    int calls;        /* it comes with this call; 1 is the next */
    bool stays;       /* and with each one after it */
    bool happened;    /* set when it has come */
    bool keep_synced; /* what a sync brought to the disk is copied to FILE.disk, see cut_power */
} plan;

struct file {
    sqlite3_file base;
    const char *name; /* lives as long as the file is open */
    sqlite3_file *real;
};

static sqlite3_vfs *real_system;

/* CODE: what the call returns where it fails. */
static int meet_fault(int code)
{
    if (plan.fault == NO_FAULT || --plan.calls > 0)
        return SQLITE_OK;
    plan.happened = true;
    if (plan.fault == KILL)
        raise(SIGKILL);
    plan.calls = plan.stays ? 1 : INT32_MAX;
    if (plan.fault == DISK_FULL)
        return code == SQLITE_IOERR_WRITE ? SQLITE_FULL : SQLITE_OK;
    return code;
}

static sqlite3_file *real(sqlite3_file *file)
{
    return ((struct file *)file)->real;
}

static int close_file(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}

static int read_file(sqlite3_file *file, void *bytes, int length, sqlite3_int64 at)
{
    int code = meet_fault(SQLITE_IOERR_READ);
    return code ? code : real(file)->pMethods->xRead(real(file), bytes, length, at);
}

/* A write that fails has written half of it. */
static int write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at)
{
    int code = meet_fault(SQLITE_IOERR_WRITE);
    int written = real(file)->pMethods->xWrite(real(file), bytes, code ? length / 2 : length, at);
    return code ? code : written;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size)
{
    int code = meet_fault(SQLITE_IOERR_TRUNCATE);
    return code ? code : real(file)->pMethods->xTruncate(real(file), size);
}

static void name_synced(char *synced, size_t size, const char *name)
{
    snprintf(synced, size, "%s.disk", name);
}

/* No test here takes the power away for real, so nothing waits for the disk. */
static int sync_file(sqlite3_file *file, int flags)
{
    (void)flags;
    int code = meet_fault(SQLITE_IOERR_FSYNC);
    if (plan.keep_synced && code == SQLITE_OK) {
        /* The copy is opened by a process that ends soon: the locks that closing drops are not missed. */
        char synced[400];
        name_synced(synced, sizeof synced, ((struct file *)file)->name);
        struct buffer bytes = scratch_read(((struct file *)file)->name);
        scratch_write(synced, buffer_slice(&bytes));
        buffer_free(&bytes);
    }
    return code;
}

static int size_of_file(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int lock_file(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xLock(real(file), lock);
}

static int unlock_file(sqlite3_file *file, int lock)
{
    return real(file)->pMethods->xUnlock(real(file), lock);
}

static int check_lock(sqlite3_file *file, int *locked)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), locked);
}

static int control_file(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int sector_size(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

static int device_features(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int map_shared(sqlite3_file *file, int region, int size, int extend, void volatile **memory)
{
    int code = meet_fault(SQLITE_IOERR_SHMMAP);
    return code ? code : real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}

static int lock_shared(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void order_shared(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

static int unmap_shared(sqlite3_file *file, int removing)
{
    return real(file)->pMethods->xShmUnmap(real(file), removing);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = size_of_file,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_features,
    .xShmMap = map_shared,
    .xShmLock = lock_shared,
    .xShmBarrier = order_shared,
    .xShmUnmap = unmap_shared,
};

static int open_file(sqlite3_vfs *system, const char *name, sqlite3_file *base, int flags, int *granted)
{
    (void)system;
    struct file *file = (struct file *)base;
    *file = (struct file){.name = name, .real = (sqlite3_file *)(file + 1)};
    int code = meet_fault(SQLITE_CANTOPEN);
    if (code == SQLITE_OK)
        code = real_system->xOpen(real_system, name, file->real, flags, granted);
    file->base.pMethods = code == SQLITE_OK ? &methods : NULL;
    return code;
}

static int delete_file(sqlite3_vfs *system, const char *name, int sync_folder)
{
    (void)system;
    int code = meet_fault(SQLITE_IOERR_DELETE);
    if (code == SQLITE_OK && plan.keep_synced) {
        char synced[400];
        name_synced(synced, sizeof synced, name);
        unlink(synced);
    }
    return code ? code : real_system->xDelete(real_system, name, sync_folder);
}

static int install_faults(void **state)
{
    (void)state;
    static sqlite3_vfs system;
    real_system = sqlite3_vfs_find(NULL);
    system = *real_system;
    system.zName = "faults";
    system.szOsFile = (int)sizeof(struct file) + real_system->szOsFile;
    system.xOpen = open_file;
    system.xDelete = delete_file;
    return sqlite3_vfs_register(&system, true);
}

/* Leaves of a database what was synced, as if the machine had lost its power. */
static void cut_power(const struct scratch *scratch)
{
    static const char *const suffixes[] = {"", "-wal", "-journal"};
    char name[400], synced[500];
    for (size_t i = 0; i < COUNT_OF(suffixes); i++) {
        snprintf(name, sizeof name, "%s%s", scratch->path, suffixes[i]);
        name_synced(synced, sizeof synced, name);
        if (rename(synced, name) != 0)
            unlink(name);
    }
    snprintf(name, sizeof name, "%s-shm", scratch->path);
    unlink(name);
}

/* ---- what must hold ---- */

enum { SET = 3, UNDONE = SET, MERGED, MARKS };

static const char *const names[MARKS] = {"first", "second", "third", "undone", "merged"};

static bool keep_undone(struct store *store, int64_t document)
{
    struct store_mark mark = {.name = slice_of(names[UNDONE]), .note = slice_of("n"), .anchor.place = 9};
    return store_keep_mark(store, document, &mark, NULL) && store_remove_mark(store, mark.id, NULL) &&
           store_restore_mark(store, mark.id, NULL);
}

static bool merge_one(struct store *store)
{
    const struct slice content = slice_of("10-aa");
    const struct store_record record = {
        .document = {.contents = &content, .content_count = 1},
        .mark = {.uid = slice_of("0123456789abcdef0123456789abcdef"),
                 .name = slice_of(names[MERGED]),
                 .created = 1,
                 .modified = 2},
    };
    struct store_merged merged;
    return store_merge(store, &record, 1, &merged, NULL);
}

/* Another document comes and goes. */
static void forget_another(struct store *store)
{
    int64_t document = scratch_document(store, "20-bb");
    scratch_keep(store, document, "elsewhere", 1);
    store_forget(store, document, NULL);
}

/* A life of a database: made, left, opened again. REPORT is told of each mark that is said to be kept. */
static void live(const struct scratch *scratch, void (*report)(void *context, int mark), void *context)
{
    struct store *store = store_open(scratch->path, STORE_CREATE, NULL, NULL);
    if (store)
        store_add_history(store, '/', slice_of("pillar"), NULL);
    store_close(store);
    store = store_open(scratch->path, STORE_CREATE, NULL, NULL);
    if (!store)
        return;
    int64_t document = scratch_document(store, "10-aa");
    const struct store_anchor jumps[] = {{.place = 1}, {.place = 2}};
    for (int i = 0; i < SET; i++) {
        if (scratch_keep(store, document, names[i], (size_t)i))
            report(context, i);
        store_keep_last_place(store, document, &(struct store_place){.top.place = (size_t)i}, NULL);
        store_keep_jumps(store, document, jumps, COUNT_OF(jumps), (size_t)i, NULL);
        store_idle(store, NULL);
    }
    if (keep_undone(store, document))
        report(context, UNDONE);
    forget_another(store);
    if (merge_one(store))
        report(context, MERGED);
    store_close(store);
}

static void report_to_array(void *context, int mark)
{
    ((bool *)context)[mark] = true;
}

static void report_to_pipe(void *context, int mark)
{
    char byte = (char)mark;
    if (write(*(int *)context, &byte, 1) != 1)
        abort();
}

/* Every mark of KEPT is there, and nothing is broken. */
static void check_kept(const struct scratch *scratch, const bool *kept)
{
    plan.fault = NO_FAULT;
    struct error notice;
    struct store *store = store_open(scratch->path, STORE_CREATE, &notice, NULL);
    assert_non_null(store);
    char *list = scratch_marks(store, scratch_document(store, "10-aa"));
    for (int i = 0; i < MARKS; i++)
        if (kept[i])
            assert_non_null(strstr(list, names[i]));
    free(list);
    store_close(store);
    check_sound(scratch);
}

/* Each call fails once; with sanitizers, which are slow, one in eleven. */
#ifdef STELE_SANITIZE
enum { STEP = 11 };
#else
enum { STEP = 1 };
#endif

static void check_every_call(const struct scratch *scratch, enum fault fault, bool stays)
{
    int calls = 0;
    do {
        scratch_empty(scratch);
        bool kept[MARKS] = {false};
        plan.fault = fault;
        plan.calls = calls += STEP;
        plan.stays = stays;
        plan.happened = false;
        live(scratch, report_to_array, kept);
        check_kept(scratch, kept);
        for (int i = 0; i < MARKS && !plan.happened; i++)
            assert_true(kept[i]);
    } while (plan.happened);
    assert_true(calls > 50);
}

static void kept_marks_survive_an_error_of_any_call(void **state)
{
    check_every_call(*state, DISK_ERROR, false);
}

static void kept_marks_survive_a_disk_that_stops_working(void **state)
{
    check_every_call(*state, DISK_ERROR, true);
}

static void kept_marks_survive_a_disk_full_for_a_moment(void **state)
{
    check_every_call(*state, DISK_FULL, false);
}

static void kept_marks_survive_a_disk_that_is_full(void **state)
{
    check_every_call(*state, DISK_FULL, true);
}

static void a_full_disk_is_said(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    assert_true(scratch_keep(store, document, "old", 1));
    plan.fault = DISK_FULL;
    plan.calls = 1;
    plan.stays = true;
    struct store_mark mark = {.name = slice_of("new")};
    struct error error;
    char wanted[400];
    snprintf(wanted, sizeof wanted, "cannot save the bookmark: the disk is full (%s)", scratch->path);
    assert_false(store_keep_mark(store, document, &mark, &error));
    assert_string_equal(error.text, wanted);
    assert_int_equal(mark.id, 0);
    scratch_check_marks(store, document, "old@1 ");
    plan.fault = NO_FAULT;
    assert_true(scratch_keep(store, document, "newer", 2));
    scratch_check_marks(store, document, "old@1 newer@2 ");
    store_close(store);
}

/* Runs a life in a process that ends at the call. Returns whether it came so far. */
static bool kill_at(const struct scratch *scratch, int calls, bool *kept)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        plan.fault = KILL;
        plan.calls = calls;
        plan.keep_synced = true;
        live(scratch, report_to_pipe, &ends[1]);
        _exit(0);
    }
    close(ends[1]);
    for (char mark; read(ends[0], &mark, 1) == 1;)
        kept[(int)mark] = true;
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

static void kept_marks_survive_kill_and_loss_of_power_at_any_call(void **state)
{
    int calls = 0;
    bool killed;
    do {
        scratch_empty(*state);
        bool kept[MARKS] = {false};
        killed = kill_at(*state, calls += STEP, kept);
        check_kept(*state, kept);
        cut_power(*state);
        check_kept(*state, kept);
    } while (killed);
    assert_true(calls > 50);
}

/* ---- repair ---- */

enum { MANY_MARKS = 100 };

/* The bytes of a database of which one page makes no sense. */
static struct buffer make_damaged(const struct scratch *scratch)
{
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    for (size_t i = 0; i < MANY_MARKS; i++)
        assert_true(scratch_keep(store, document, i == MANY_MARKS / 2 ? "the middle" : "other", i));
    store_close(store);
    scratch_checkpoint(scratch);
    scratch_damage(scratch, "the middle");
    return scratch_read(scratch->path);
}

static void put_damaged(const struct scratch *scratch, const struct buffer *bytes)
{
    scratch_empty(scratch);
    scratch_write(scratch->path, buffer_slice(bytes));
}

/* Returns the marks that are there after it. */
static int open_and_repair(const struct scratch *scratch)
{
    struct store *store = store_open(scratch->path, STORE_CREATE, NULL, NULL);
    if (!store)
        return -1;
    store_idle(store, NULL);
    int marks = scratch_count(store, scratch_document(store, "10-aa"));
    store_close(store);
    return marks;
}

/* However it goes, what is READABLE can be read afterwards. */
static void check_repair(const struct scratch *scratch, const struct buffer *bytes, enum fault fault,
                         int readable)
{
    int calls = 0;
    do {
        put_damaged(scratch, bytes);
        plan.fault = fault;
        plan.calls = ++calls;
        plan.stays = false;
        plan.happened = false;
        open_and_repair(scratch);
        plan.fault = NO_FAULT;
        assert_int_equal(open_and_repair(scratch), readable);
        check_sound(scratch);
    } while (plan.happened);
    assert_true(calls > 20);
}

static void check_killed_repair(const struct scratch *scratch, const struct buffer *bytes, int readable)
{
    int calls = 0, status;
    do {
        put_damaged(scratch, bytes);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            plan.fault = KILL;
            plan.calls = calls + 1;
            open_and_repair(scratch);
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        calls++;
        assert_int_equal(open_and_repair(scratch), readable);
        check_sound(scratch);
    } while (WIFSIGNALED(status));
    assert_true(calls > 20);
}

static int count_readable(const struct scratch *scratch, const struct buffer *damaged)
{
    put_damaged(scratch, damaged);
    int readable = open_and_repair(scratch);
    assert_in_range(readable, MANY_MARKS / 2, MANY_MARKS - 1);
    return readable;
}

static void a_repair_that_fails_can_be_done_again(void **state)
{
    struct buffer damaged = make_damaged(*state);
    int readable = count_readable(*state, &damaged);
    check_repair(*state, &damaged, DISK_ERROR, readable);
    check_repair(*state, &damaged, DISK_FULL, readable);
    buffer_free(&damaged);
}

static void a_repair_that_was_killed_can_be_done_again(void **state)
{
    struct buffer damaged = make_damaged(*state);
    check_killed_repair(*state, &damaged, count_readable(*state, &damaged));
    buffer_free(&damaged);
}

/* ---- an older schema ---- */

static void a_schema_is_brought_up_to_date_whatever_fails(void **state)
{
    const struct scratch *scratch = *state;
    first_schema_make(scratch);
    struct buffer old = scratch_read(scratch->path);
    check_repair(scratch, &old, DISK_ERROR, 2);
    check_repair(scratch, &old, DISK_FULL, 2);
    check_killed_repair(scratch, &old, 2);
    buffer_free(&old);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(kept_marks_survive_an_error_of_any_call),
        scratch_test(kept_marks_survive_a_disk_that_stops_working),
        scratch_test(kept_marks_survive_a_disk_full_for_a_moment),
        scratch_test(kept_marks_survive_a_disk_that_is_full),
        scratch_test(a_full_disk_is_said),
        scratch_test(kept_marks_survive_kill_and_loss_of_power_at_any_call),
        scratch_test(a_repair_that_fails_can_be_done_again),
        scratch_test(a_repair_that_was_killed_can_be_done_again),
        scratch_test(a_schema_is_brought_up_to_date_whatever_fails),
    };
    return cmocka_run_group_tests_name("store.faults", tests, install_faults, NULL);
}
