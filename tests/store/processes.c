#include "scratch.h"

#include <poll.h>
#include <signal.h>

/* ---- children ---- */

struct child {
    pid_t id;
    int reports; /* what it writes */
};

/* BODY runs in a process of its own, which ends with what it returns. */
static struct child start(const struct scratch *scratch,
                          int (*body)(const struct scratch *scratch, int report))
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t id = fork();
    assert_true(id >= 0);
    if (id == 0) {
        close(ends[0]);
        _exit(body(scratch, ends[1]));
    }
    close(ends[1]);
    return (struct child){id, ends[0]};
}

static int await(struct child child)
{
    int status;
    close(child.reports);
    assert_int_equal(waitpid(child.id, &status, 0), child.id);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool read_report(struct child child)
{
    char byte;
    return read(child.reports, &byte, 1) == 1;
}

static bool has_ended(struct child child)
{
    struct pollfd poll_end = {.fd = child.reports, .events = POLLIN};
    return poll(&poll_end, 1, 0) == 1 && (poll_end.revents & POLLHUP);
}

static struct store *open_quietly(const struct scratch *scratch)
{
    struct error error;
    struct store *store = store_open(scratch->path, STORE_CREATE, NULL, &error);
    if (!store)
        fprintf(stderr, "%s\n", error.text);
    return store;
}

/* ---- kill ---- */

static int write_until_killed(const struct scratch *scratch, int report)
{
    struct store *store = open_quietly(scratch);
    int64_t document = scratch_document(store, "10-aa");
    for (size_t i = 0; scratch_keep(store, document, "mark", i); i++)
        if (write(report, "k", 1) != 1)
            break;
    return 1;
}

static void marks_survive_kill(void **state)
{
    const struct scratch *scratch = *state;
    for (int wanted = 1; wanted <= 25; wanted++) {
        scratch_empty(scratch);
        struct child child = start(scratch, write_until_killed);
        int reported = 0;
        while (reported < wanted && read_report(child))
            reported++;
        kill(child.id, SIGKILL);
        while (read_report(child))
            reported++;
        assert_int_equal(await(child), -1);
        assert_true(reported >= wanted);
        struct store *store = scratch_open(scratch);
        assert_true(scratch_count(store, scratch_document(store, "10-aa")) >= reported);
        store_close(store);
        check_sound(scratch);
    }
}

/* ---- two at once ---- */

enum { MARKS_EACH = 200 };

/* On a slow machine the other writer may be so quick to lock again that this one waits too long: that is
 * said, and nothing is lost by it. */
static bool insist(struct store *store, size_t place)
{
    bool kept = false;
    for (int times = 0; !kept && times < 20; times++) {
        int64_t document = scratch_document(store, "10-aa");
        kept = document && scratch_keep(store, document, "mark", place);
    }
    return kept;
}

static int write_many(const struct scratch *scratch, int report)
{
    struct store *store = open_quietly(scratch);
    size_t kept = 0;
    while (store && kept < MARKS_EACH && insist(store, kept) && write(report, "k", 1) == 1)
        kept++;
    store_close(store);
    return kept == MARKS_EACH ? 0 : 1;
}

static void two_writers_lose_nothing(void **state)
{
    const struct scratch *scratch = *state;
    struct child one = start(scratch, write_many), two = start(scratch, write_many);
    while (read_report(one) && read_report(two))
        ;
    while (read_report(one) || read_report(two))
        ;
    assert_int_equal(await(one), 0);
    assert_int_equal(await(two), 0);
    struct store *store = scratch_open(scratch);
    assert_int_equal(scratch_count(store, scratch_document(store, "10-aa")), 2 * MARKS_EACH);
    store_close(store);
    scratch_check_value(scratch, "SELECT count(*) FROM document", "1");
    check_sound(scratch);
}

/* Takes in mark NUMBER of another machine, the same for every process. */
static bool insist_on_merging(struct store *store, unsigned number)
{
    char uid[40];
    const struct slice content = slice_of("10-aa");
    snprintf(uid, sizeof uid, "%032u", number);
    const struct store_record record = {
        .document = {.contents = &content, .content_count = 1},
        .mark = {.uid = slice_of(uid), .note = slice_of(uid), .created = 1, .modified = 1 + number},
    };
    struct store_merged merged;
    bool done = false;
    for (int times = 0; !done && times < 20; times++)
        done = store_merge(store, &record, 1, &merged, NULL);
    return done;
}

static int merge_many(const struct scratch *scratch, int report)
{
    struct store *store = open_quietly(scratch);
    unsigned merged = 0;
    while (store && merged < MARKS_EACH && insist_on_merging(store, merged) && write(report, "k", 1) == 1)
        merged++;
    store_close(store);
    return merged == MARKS_EACH ? 0 : 1;
}

static void two_that_merge_the_same_add_it_once(void **state)
{
    const struct scratch *scratch = *state;
    struct child one = start(scratch, merge_many), two = start(scratch, merge_many);
    while (read_report(one) && read_report(two))
        ;
    while (read_report(one) || read_report(two))
        ;
    assert_int_equal(await(one), 0);
    assert_int_equal(await(two), 0);
    struct store *store = scratch_open(scratch);
    assert_int_equal(scratch_count(store, scratch_document(store, "10-aa")), MARKS_EACH);
    store_close(store);
    check_sound(scratch);
}

static void one_reads_while_another_writes(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    struct child child = start(scratch, write_many);
    int seen = 0, different = 0;
    bool ended;
    do {
        ended = has_ended(child);
        int now = scratch_count(store, document);
        assert_true(now >= seen);
        different += now > seen;
        seen = now;
    } while (!ended);
    assert_int_equal(await(child), 0);
    assert_int_equal(seen, MARKS_EACH);
    assert_true(different > 1);
    store_close(store);
}

static int open_and_keep(const struct scratch *scratch, int report)
{
    struct store *store = open_quietly(scratch);
    bool kept = store && scratch_keep(store, scratch_document(store, "10-aa"), "mark", 1);
    store_close(store);
    return kept && write(report, "k", 1) == 1 ? 0 : 1;
}

enum { CROWD = 4 };

static void start_crowd(const struct scratch *scratch, int (*body)(const struct scratch *scratch, int report))
{
    struct child children[CROWD];
    for (size_t i = 0; i < CROWD; i++)
        children[i] = start(scratch, body);
    int failed = 0;
    for (size_t i = 0; i < CROWD; i++) {
        while (read_report(children[i]))
            ;
        failed += await(children[i]) != 0;
    }
    assert_int_equal(failed, 0);
}

static void many_create_at_once(void **state)
{
    const struct scratch *scratch = *state;
    for (int times = 0; times < 10; times++) {
        scratch_empty(scratch);
        start_crowd(scratch, open_and_keep);
        scratch_check_value(scratch, "SELECT count(*) FROM mark", "4");
        scratch_check_value(scratch, "PRAGMA journal_mode", "wal");
        check_sound(scratch);
    }
}

static void many_repair_at_once_and_one_does(void **state)
{
    const struct scratch *scratch = *state;
    for (int times = 0; times < 10; times++) {
        scratch_empty(scratch);
        scratch_write(scratch->path, slice_of("no database, however many look at it at once\n"));
        start_crowd(scratch, open_and_keep);
        assert_int_equal(scratch_kept_aside(scratch, NULL, 0), 1);
        scratch_check_value(scratch, "SELECT count(*) FROM mark", "4");
        check_sound(scratch);
    }
}

static int repair(const struct scratch *scratch, int report)
{
    (void)report;
    struct store *store = open_quietly(scratch);
    struct error notice;
    bool sound = !store || store_idle(store, &notice);
    store_close(store);
    return sound ? 1 : 0;
}

static void a_writer_follows_to_the_replacement(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    for (size_t i = 0; i < 100; i++)
        assert_true(scratch_keep(store, document, i == 50 ? "the middle" : "old", i));
    scratch_checkpoint(scratch);
    scratch_damage(scratch, "the middle");
    assert_int_equal(await(start(scratch, repair)), 0);
    assert_int_equal(scratch_kept_aside(scratch, NULL, 0), 1);
    assert_true(scratch_keep(store, document, "new", 1000));
    store_close(store);
    scratch_check_value(scratch, "SELECT count(*) FROM mark WHERE name = 'new'", "1");
    scratch_check_value(scratch, "SELECT count(*) > 20 FROM mark", "1");
}

/* ---- a lock that stays ---- */

static void a_lock_that_stays_is_said(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    assert_true(scratch_keep(store, document, "old", 1));
    sqlite3 *other;
    assert_int_equal(sqlite3_open(scratch->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    struct store_mark mark = {.name = slice_of("new")};
    struct error error;
    char wanted[400];
    snprintf(wanted, sizeof wanted,
             "cannot save the bookmark: another program keeps the database locked (%s)", scratch->path);
    assert_false(store_keep_mark(store, document, &mark, &error));
    assert_string_equal(error.text, wanted);
    scratch_check_marks(store, document, "old@1 ");
    assert_true(store_writable(store));
    sqlite3_close(other);
    assert_true(store_keep_mark(store, document, &mark, &error));
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        scratch_test(marks_survive_kill),
        scratch_test(two_writers_lose_nothing),
        scratch_test(two_that_merge_the_same_add_it_once),
        scratch_test(one_reads_while_another_writes),
        scratch_test(many_create_at_once),
        scratch_test(many_repair_at_once_and_one_does),
        scratch_test(a_writer_follows_to_the_replacement),
        scratch_test(a_lock_that_stays_is_said),
    };
    return cmocka_run_group_tests_name("store.processes", tests, NULL, NULL);
}
