#include "scratch.h"

static int mode_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (int)(status.st_mode & 07777) : -1;
}

/* ---- where it is ---- */

static void check_default_path(const char *state_home, const char *home, const char *wanted)
{
    state_home ? setenv("XDG_STATE_HOME", state_home, 1) : unsetenv("XDG_STATE_HOME");
    home ? setenv("HOME", home, 1) : unsetenv("HOME");
    struct buffer path = {0};
    assert_int_equal(store_default_path(&path), wanted != NULL);
    assert_string_equal(buffer_string(&path), wanted ? wanted : "");
    buffer_free(&path);
}

static void the_default_path_takes_absolute_variables_only(void **state)
{
    (void)state;
    check_default_path("/state", "/home/me", "/state/stele/stele.db");
    check_default_path(NULL, "/home/me", "/home/me/.local/state/stele/stele.db");
    check_default_path("", "/home/me", "/home/me/.local/state/stele/stele.db");
    check_default_path("state", "/home/me", "/home/me/.local/state/stele/stele.db");
    check_default_path(NULL, "home/me", NULL);
    check_default_path("", "", NULL);
    check_default_path(NULL, NULL, NULL);
}

static void a_missing_database_is_no_error_and_is_not_made(void **state)
{
    const struct scratch *scratch = *state;
    struct error notice = {{0}}, error = {"left over"};
    assert_null(store_open(scratch->path, STORE_IF_EXISTS, &notice, &error));
    assert_string_equal(error.text, "");
    assert_string_equal(notice.text, "");
    assert_int_equal(mode_of(scratch->path), -1);
}

static void files_and_folders_are_private_whatever_the_umask(void **state)
{
    struct scratch *scratch = *state;
    const mode_t masks[] = {0, 0022, 0777};
    for (size_t i = 0; i < COUNT_OF(masks); i++) {
        char parent[600], path[700], log[800];
        snprintf(parent, sizeof parent, "%s/%zu/state", scratch->folder, i);
        snprintf(path, sizeof path, "%s/stele.db", parent);
        snprintf(log, sizeof log, "%s-wal", path);
        mode_t old = umask(masks[i]);
        struct store *store = store_open(path, STORE_CREATE, NULL, NULL);
        bool kept = store && scratch_keep(store, scratch_document(store, "10-aa"), "a", 1);
        umask(old);
        assert_true(kept);
        assert_int_equal(mode_of(parent), 0700);
        assert_int_equal(mode_of(path), 0600);
        assert_int_equal(mode_of(log), 0600);
        store_close(store);
    }
}

static void the_mode_of_an_existing_folder_is_left_alone(void **state)
{
    const struct scratch *scratch = *state;
    assert_int_equal(chmod(scratch->folder, 0755), 0);
    store_close(scratch_open(scratch));
    assert_int_equal(mode_of(scratch->folder), 0755);
}

static void a_path_of_odd_bytes_works(void **state)
{
    struct scratch *scratch = *state;
    snprintf(scratch->path, sizeof scratch->path, "%s/a b?c#d%%41\xff\xc3\xa9/st&le=.db", scratch->folder);
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    assert_true(scratch_keep(store, document, "a", 1));
    store_close(store);
    assert_int_equal(mode_of(scratch->path), 0600);
    store = scratch_open(scratch);
    scratch_check_marks(store, document, "a@1 ");
    store_close(store);
}

static void a_symbolic_link_to_a_database_stays_one(void **state)
{
    struct scratch *scratch = *state;
    struct scratch link = *scratch;
    store_close(scratch_open(scratch));
    snprintf(link.path, sizeof link.path, "%s/link.db", scratch->folder);
    assert_int_equal(symlink("stele.db", link.path), 0);
    struct store *store = scratch_open(&link);
    assert_true(scratch_keep(store, scratch_document(store, "10-aa"), "a", 1));
    store_close(store);
    scratch_check_value(scratch, "SELECT count(*) FROM mark", "1");
    struct stat status;
    assert_int_equal(lstat(link.path, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

/* ---- what cannot be used ---- */

static void check_refusal(const struct scratch *scratch, const char *reason)
{
    struct error notice, error;
    char wanted[700];
    snprintf(wanted, sizeof wanted, reason, scratch->path);
    assert_null(store_open(scratch->path, STORE_CREATE, &notice, &error));
    assert_string_equal(error.text, wanted);
    assert_string_equal(notice.text, "");
}

static void a_file_where_a_folder_should_be_is_an_error(void **state)
{
    struct scratch *scratch = *state;
    char file[300];
    snprintf(file, sizeof file, "%s/file", scratch->folder);
    scratch_write(file, slice_of(""));
    snprintf(scratch->path, sizeof scratch->path, "%s/file/stele/stele.db", scratch->folder);
    check_refusal(scratch, "cannot create the database's folder: Not a directory (%s)");
    struct error error;
    assert_null(store_open(scratch->path, STORE_IF_EXISTS, NULL, &error));
    assert_string_equal(error.text, "");
}

static void a_folder_where_the_file_should_be_is_an_error(void **state)
{
    const struct scratch *scratch = *state;
    assert_int_equal(mkdir(scratch->path, 0700), 0);
    check_refusal(scratch, "cannot open the database: Is a directory (%s)");
}

static void a_newer_schema_is_refused_and_not_touched(void **state)
{
    const struct scratch *scratch = *state;
    store_close(scratch_open(scratch));
    scratch_checkpoint(scratch);
    char log[400];
    snprintf(log, sizeof log, "%s-wal", scratch->path);
    sqlite3 *database;
    assert_int_equal(sqlite3_open(scratch->path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, "PRAGMA user_version = 1000", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);

    struct buffer before = scratch_read(scratch->path);
    check_refusal(scratch, "%s was written by a newer stele (its schema is 1000, the newest known here 3)");
    struct buffer after = scratch_read(scratch->path);
    assert_true(slice_equal(buffer_slice(&before), buffer_slice(&after)));
    assert_int_equal(scratch_kept_aside(scratch, NULL, 0), 0);
    buffer_free(&before);
    buffer_free(&after);
}

static void an_empty_file_is_a_new_database(void **state)
{
    const struct scratch *scratch = *state;
    scratch_write(scratch->path, slice_of(""));
    struct store *store = scratch_open(scratch);
    assert_true(scratch_keep(store, scratch_document(store, "10-aa"), "a", 1));
    store_close(store);
    scratch_check_value(scratch, "PRAGMA user_version", "3");
    scratch_check_value(scratch, "PRAGMA journal_mode", "wal");
}

/* Ruins the first page behind the header of the file. */
static void damage_schema(const struct scratch *scratch)
{
    enum { HEADER_BYTES = 100 };
    struct buffer bytes = scratch_read(scratch->path);
    memset(bytes.bytes + HEADER_BYTES, 0, 900);
    scratch_write(scratch->path, buffer_slice(&bytes));
    buffer_free(&bytes);
}

/* ---- without the right to write ---- */

/* Runs BODY in a process that the modes of files bind: the superuser's tests become somebody else there. */
static void as_a_common_user(const struct scratch *scratch,
                             const char *(*body)(const struct scratch *scratch))
{
    enum { NOBODY = 65534 };
    if (geteuid() == 0)
        assert_int_equal(chown(scratch->folder, NOBODY, NOBODY), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
            _exit(2);
        if (access(scratch->folder, W_OK) != 0)
            _exit(2);
        const char *wrong = body(scratch);
        if (wrong)
            fprintf(stderr, "%s\n", wrong);
        _exit(wrong ? 1 : 0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == 2)
        skip();
    assert_int_equal(WEXITSTATUS(status), 0);
}

#define EXPECT(condition)                                                                                    \
    do                                                                                                       \
        if (!(condition))                                                                                    \
            return "not true: " #condition;                                                                  \
    while (0)

static const char *make_database(const struct scratch *scratch)
{
    struct store *store = store_open(scratch->path, STORE_CREATE, NULL, NULL);
    EXPECT(store && scratch_keep(store, scratch_document(store, "10-aa"), "a", 1));
    store_close(store);
    return NULL;
}

/* Reading works, writing is one sentence, and the notice has said so. */
static const char *expect_reading_only(const struct scratch *scratch, enum store_open_mode mode)
{
    struct error notice, error;
    struct store *store = store_open(scratch->path, mode, &notice, &error);
    EXPECT(store);
    EXPECT(strstr(notice.text, "cannot be written"));
    EXPECT(error.text[0] == '\0');
    EXPECT(!store_writable(store));
    int64_t document = scratch_document(store, "10-aa");
    EXPECT(document > 0);
    EXPECT(scratch_count(store, document) == 1);
    EXPECT(scratch_document(store, "20-bb") == 0);
    struct store_mark mark = {.name = slice_of("b")};
    EXPECT(!store_keep_mark(store, document, &mark, &error));
    EXPECT(strstr(error.text, "cannot save the bookmark: the database cannot be written ("));
    EXPECT(store_idle(store, &notice));
    EXPECT(scratch_count(store, document) == 1);
    store_close(store);
    return NULL;
}

static const char *read_in_a_closed_folder(const struct scratch *scratch)
{
    const char *wrong = make_database(scratch);
    EXPECT(chmod(scratch->path, 0400) == 0 && chmod(scratch->folder, 0500) == 0);
    for (int mode = STORE_IF_EXISTS; !wrong && mode <= STORE_CREATE; mode++)
        wrong = expect_reading_only(scratch, (enum store_open_mode)mode);
    EXPECT(chmod(scratch->folder, 0700) == 0);
    return wrong;
}

static const char *read_a_copy_in_a_closed_folder(const struct scratch *scratch)
{
    const char *wrong = make_database(scratch);
    scratch_checkpoint(scratch);
    char name[400];
    snprintf(name, sizeof name, "%s-wal", scratch->path);
    EXPECT(unlink(name) == 0);
    snprintf(name, sizeof name, "%s-shm", scratch->path);
    EXPECT(unlink(name) == 0);
    EXPECT(chmod(scratch->folder, 0500) == 0);
    if (!wrong)
        wrong = expect_reading_only(scratch, STORE_IF_EXISTS);
    EXPECT(chmod(scratch->folder, 0700) == 0);
    return wrong;
}

static const char *create_in_a_closed_folder(const struct scratch *scratch)
{
    struct error error;
    EXPECT(chmod(scratch->folder, 0500) == 0);
    EXPECT(!store_open(scratch->path, STORE_CREATE, NULL, &error));
    EXPECT(strstr(error.text, "cannot create the database: Permission denied ("));
    EXPECT(chmod(scratch->folder, 0700) == 0);
    return NULL;
}

static const char *open_what_cannot_be_read(const struct scratch *scratch)
{
    struct error error;
    EXPECT(!make_database(scratch));
    EXPECT(chmod(scratch->path, 0) == 0);
    EXPECT(!store_open(scratch->path, STORE_IF_EXISTS, NULL, &error));
    EXPECT(strstr(error.text, "cannot open the database: Permission denied ("));
    return NULL;
}

static const char *open_garbage_in_a_closed_folder(const struct scratch *scratch)
{
    struct error notice, error;
    scratch_write(scratch->path, slice_of("this is no database, however long one looks at it"));
    EXPECT(chmod(scratch->folder, 0500) == 0);
    EXPECT(!store_open(scratch->path, STORE_CREATE, &notice, &error));
    EXPECT(strstr(error.text, "cannot replace the damaged database: Permission denied ("));
    EXPECT(notice.text[0] == '\0');
    EXPECT(chmod(scratch->folder, 0700) == 0);
    return NULL;
}

static const char *read_damage_in_a_closed_folder(const struct scratch *scratch)
{
    struct error notice, error;
    char name[400];
    EXPECT(!make_database(scratch));
    scratch_checkpoint(scratch);
    damage_schema(scratch);
    snprintf(name, sizeof name, "%s-shm", scratch->path);
    EXPECT(unlink(name) == 0);
    EXPECT(chmod(scratch->folder, 0500) == 0);
    EXPECT(!store_open(scratch->path, STORE_CREATE, &notice, &error));
    EXPECT(chmod(scratch->folder, 0700) == 0);
    EXPECT(notice.text[0] == '\0');
    EXPECT(strstr(error.text, "cannot open the database: the database is damaged ("));
    EXPECT(scratch_kept_aside(scratch, NULL, 0) == 0);
    return NULL;
}

static void a_database_in_a_read_only_folder_is_read(void **state)
{
    as_a_common_user(*state, read_in_a_closed_folder);
}

static void a_database_without_its_log_is_read_in_a_read_only_folder(void **state)
{
    as_a_common_user(*state, read_a_copy_in_a_closed_folder);
}

static void a_read_only_home_is_one_sentence(void **state)
{
    as_a_common_user(*state, create_in_a_closed_folder);
}

static void an_unreadable_database_is_one_sentence(void **state)
{
    as_a_common_user(*state, open_what_cannot_be_read);
}

static void what_cannot_be_kept_aside_is_left_alone(void **state)
{
    as_a_common_user(*state, open_garbage_in_a_closed_folder);
}

static void damage_is_not_repaired_without_the_right_to_write(void **state)
{
    as_a_common_user(*state, read_damage_in_a_closed_folder);
}

/* ---- damage ---- */

enum { MANY_MARKS = 60 };

/* A database of many pages of marks, all in its main file. */
static int64_t make_large(const struct scratch *scratch)
{
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    char name[32], note[1000];
    memset(note, 'n', sizeof note);
    for (size_t i = 0; i < MANY_MARKS; i++) {
        snprintf(name, sizeof name, "mark number %zu.", i);
        struct store_mark mark = {.name = slice_of(name), .note = {note, sizeof note}, .anchor.place = i};
        assert_true(store_keep_mark(store, document, &mark, NULL));
    }
    store_close(store);
    scratch_checkpoint(scratch);
    return document;
}

static void a_file_that_is_no_database_is_kept_aside(void **state)
{
    const struct scratch *scratch = *state;
    static const char garbage[] = "Dear diary, this is no database.\n";
    for (int times = 1; times <= 3; times++) {
        scratch_write(scratch->path, slice_of(garbage));
        struct error notice, error;
        struct store *store =
            store_open(scratch->path, times == 1 ? STORE_IF_EXISTS : STORE_CREATE, &notice, &error);
        assert_non_null(store);
        assert_string_equal(error.text, "");
        assert_non_null(strstr(notice.text, "was damaged: it is kept as stele.db.damaged-2"));
        assert_non_null(strstr(notice.text, "still be read: 0"));
        assert_true(store_writable(store));
        assert_true(scratch_keep(store, scratch_document(store, "10-aa"), "a", 1));
        store_close(store);
        char aside[600];
        assert_int_equal(scratch_kept_aside(scratch, aside, sizeof aside), times);
        struct buffer kept = scratch_read(aside);
        assert_string_equal(buffer_string(&kept), garbage);
        buffer_free(&kept);
        assert_int_equal(mode_of(scratch->path), 0600);
        char left[400];
        snprintf(left, sizeof left, "%s.new", scratch->path);
        assert_int_equal(access(left, F_OK), -1);
        check_sound(scratch);
    }
}

static void damage_is_found_when_idle_and_the_rest_is_saved(void **state)
{
    const struct scratch *scratch = *state;
    int64_t document = make_large(scratch);
    scratch_damage(scratch, "mark number 30.");
    struct store *store = scratch_open(scratch);
    assert_int_equal(scratch_document(store, "10-aa"), document);
    struct error notice;
    assert_false(store_idle(store, &notice));
    int saved = scratch_count(store, document);
    assert_in_range(saved, MANY_MARKS - 10, MANY_MARKS - 1);
    char wanted[64];
    snprintf(wanted, sizeof wanted, "still be read: %d", saved);
    assert_non_null(strstr(notice.text, wanted));
    assert_int_equal(scratch_kept_aside(scratch, NULL, 0), 1);

    char *list = scratch_marks(store, document);
    assert_non_null(strstr(list, "mark number 0.@"));
    assert_non_null(strstr(list, "mark number 59.@"));
    assert_null(strstr(list, "mark number 30.@"));
    free(list);
    assert_true(scratch_keep(store, document, "new", 1));
    assert_true(store_idle(store, &notice));
    assert_string_equal(notice.text, "");
    store_close(store);
    check_sound(scratch);
}

static void damage_met_while_reading_is_said_and_repaired_when_idle(void **state)
{
    const struct scratch *scratch = *state;
    int64_t document = make_large(scratch);
    struct store *store = scratch_open(scratch);
    struct error notice, error;
    assert_true(store_idle(store, &notice)); /* has looked for damage today */
    store_close(store);
    scratch_checkpoint(scratch);
    scratch_damage(scratch, "mark number 30.");

    store = scratch_open(scratch);
    int count = 0;
    assert_true(store_idle(store, &notice));
    assert_false(store_marks(store, document, scratch_count_one, &count, &error));
    assert_non_null(strstr(error.text, "cannot read the bookmarks: the database is damaged ("));
    assert_false(store_idle(store, &notice));
    assert_true(scratch_count(store, document) > MANY_MARKS / 2);
    store_close(store);
}

static void a_damaged_schema_is_repaired_at_once(void **state)
{
    const struct scratch *scratch = *state;
    store_close(scratch_open(scratch));
    scratch_checkpoint(scratch);
    damage_schema(scratch);
    struct error notice, error;
    struct store *store = store_open(scratch->path, STORE_CREATE, &notice, &error);
    assert_non_null(store);
    assert_non_null(strstr(notice.text, "was damaged"));
    assert_true(scratch_keep(store, scratch_document(store, "10-aa"), "a", 1));
    store_close(store);
}

static void the_damaged_log_is_kept_with_its_file(void **state)
{
    const struct scratch *scratch = *state;
    int64_t document = make_large(scratch);
    struct store *store = scratch_open(scratch);
    assert_true(scratch_keep(store, document, "only in the log", 1));
    store_close(store);
    scratch_damage(scratch, "mark number 30.");
    store = scratch_open(scratch);
    assert_false(store_idle(store, &(struct error){{0}}));
    char *list = scratch_marks(store, document);
    assert_non_null(strstr(list, "only in the log@1"));
    free(list);
    store_close(store);
    char name[600], log[700];
    assert_int_equal(scratch_kept_aside(scratch, name, sizeof name), 1);
    snprintf(log, sizeof log, "%s-wal", name);
    assert_int_equal(access(log, F_OK), 0);
}

/* ---- while it is open ---- */

static void idle_time_notes_that_it_looked_for_damage(void **state)
{
    struct error notice;
    struct store *store = scratch_open(*state);
    scratch_check_value(*state, "SELECT checked FROM upkeep", "0");
    assert_true(store_idle(store, &notice));
    store_close(store);
    scratch_check_value(*state, "SELECT checked > 20000 FROM upkeep", "1");
}

static void idle_time_empties_a_long_log(void **state)
{
    const struct scratch *scratch = *state;
    int64_t document = make_large(scratch);
    struct store *store = scratch_open(scratch);
    for (size_t i = 0; i < 20; i++)
        assert_true(scratch_keep(store, document, "more", i));
    char log[400];
    snprintf(log, sizeof log, "%s-wal", scratch->path);
    struct stat status;
    assert_int_equal(stat(log, &status), 0);
    assert_true(status.st_size > (off_t)20 * 4096);
    assert_true(store_idle(store, NULL));
    assert_int_equal(stat(log, &status), 0);
    assert_int_equal(status.st_size, 0);
    store_close(store);
}

static void closing_leaves_the_log_to_the_next_idle_time(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    assert_true(scratch_keep(store, scratch_document(store, "10-aa"), "a", 1));
    struct buffer before = scratch_read(scratch->path);
    store_close(store);
    struct buffer after = scratch_read(scratch->path);
    assert_true(slice_equal(buffer_slice(&before), buffer_slice(&after)));
    buffer_free(&before);
    buffer_free(&after);
    store_close(NULL);
}

static void a_database_removed_while_open_is_made_again(void **state)
{
    const struct scratch *scratch = *state;
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    assert_true(scratch_keep(store, document, "a", 1));
    scratch_empty(scratch);
    struct store_mark mark = {.name = slice_of("b")};
    struct error error;
    assert_false(store_keep_mark(store, document, &mark, &error));
    assert_non_null(strstr(error.text, "the document is no longer in the database"));
    document = scratch_document(store, "10-aa");
    assert_true(scratch_keep(store, document, "c", 3));
    store_close(store);
    store = scratch_open(scratch);
    scratch_check_marks(store, document, "c@3 ");
    store_close(store);
}

static void a_folder_removed_while_open_and_not_to_be_made_is_said(void **state)
{
    struct scratch *scratch = *state;
    char file[300];
    snprintf(file, sizeof file, "%s", scratch->path);
    snprintf(scratch->path, sizeof scratch->path, "%s/below/stele.db", scratch->folder);
    struct store *store = scratch_open(scratch);
    int64_t document = scratch_document(store, "10-aa");
    scratch_empty(scratch);
    snprintf(file, sizeof file, "%s/below", scratch->folder);
    scratch_write(file, slice_of(""));
    struct store_mark mark = {.name = slice_of("b")};
    struct error error;
    assert_false(store_keep_mark(store, document, &mark, &error));
    assert_non_null(strstr(error.text, "cannot save the bookmark: "));
    assert_false(store_writable(store));
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default_path_takes_absolute_variables_only),
        scratch_test(a_missing_database_is_no_error_and_is_not_made),
        scratch_test(files_and_folders_are_private_whatever_the_umask),
        scratch_test(the_mode_of_an_existing_folder_is_left_alone),
        scratch_test(a_path_of_odd_bytes_works),
        scratch_test(a_symbolic_link_to_a_database_stays_one),
        scratch_test(a_file_where_a_folder_should_be_is_an_error),
        scratch_test(a_folder_where_the_file_should_be_is_an_error),
        scratch_test(a_newer_schema_is_refused_and_not_touched),
        scratch_test(an_empty_file_is_a_new_database),
        scratch_test(a_database_in_a_read_only_folder_is_read),
        scratch_test(a_database_without_its_log_is_read_in_a_read_only_folder),
        scratch_test(a_read_only_home_is_one_sentence),
        scratch_test(an_unreadable_database_is_one_sentence),
        scratch_test(what_cannot_be_kept_aside_is_left_alone),
        scratch_test(damage_is_not_repaired_without_the_right_to_write),
        scratch_test(a_file_that_is_no_database_is_kept_aside),
        scratch_test(damage_is_found_when_idle_and_the_rest_is_saved),
        scratch_test(damage_met_while_reading_is_said_and_repaired_when_idle),
        scratch_test(a_damaged_schema_is_repaired_at_once),
        scratch_test(the_damaged_log_is_kept_with_its_file),
        scratch_test(idle_time_notes_that_it_looked_for_damage),
        scratch_test(idle_time_empties_a_long_log),
        scratch_test(closing_leaves_the_log_to_the_next_idle_time),
        scratch_test(a_database_removed_while_open_is_made_again),
        scratch_test(a_folder_removed_while_open_and_not_to_be_made_is_said),
    };
    return cmocka_run_group_tests_name("store.files", tests, NULL, NULL);
}
