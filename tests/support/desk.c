#include "desk.h"

#include <fcntl.h>
#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* poll() waits; a test never sleeps for longer than the reader plans. */
#include <poll.h>

enum { IDLE_MICROSECONDS = 100 * 1000, LONGEST_REST_MILLISECONDS = 10 * 1000 };

struct desk *desk_new(void)
{
    struct desk *desk = memory_new(sizeof *desk);
    const char *parent = getenv("TMPDIR");
    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth() */
    snprintf(desk->folder, sizeof desk->folder, "%s/stele-desk-XXXXXX", parent ? parent : P_tmpdir);
    desk->arena = arena_new();
    assert_non_null(mkdtemp(desk->folder));
    return desk;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

void desk_free(struct desk *desk)
{
    desk_close(desk);
    nftw(desk->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(desk->arena);
    free(desk);
}

int desk_begin(void **state)
{
    *state = desk_new();
    return 0;
}

int desk_finish(void **state)
{
    desk_free(*state);
    return 0;
}

/* ---- files ---- */

static const char *keep(struct desk *desk, struct buffer *text)
{
    const char *kept = arena_copy(desk->arena, buffer_slice(text)).bytes;
    buffer_free(text);
    return kept;
}

const char *desk_path(struct desk *desk, const char *name)
{
    struct buffer path = {0};
    buffer_format(&path, "%s/%s", desk->folder, name);
    return keep(desk, &path);
}

const char *desk_write(struct desk *desk, const char *name, struct slice bytes)
{
    const char *path = desk_path(desk, name);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(file >= 0 && file_write(file, bytes));
    close(file);
    return path;
}

/* ---- a reading ---- */

static struct intake *take_in(const char *path, const char *encoding)
{
    struct error error = {{0}};
    const struct intake_options how = {.format = FORMAT_COUNT, .encoding = encoding};
    struct intake *intake = intake_open(path, &how, &error);
    assert_string_equal(error.text, "");
    assert_non_null(intake);
    intake_finish(intake);
    return intake;
}

void desk_open(struct desk *desk, const char *path)
{
    desk_close(desk);
    desk->intake = take_in(path, NULL);
    desk->reader = reader_new(desk->intake, &desk->how);
    reader_resize(desk->reader, 24, 80);
    desk_idle(desk);
}

void desk_open_plain(struct desk *desk, const char *text)
{
    desk_open(desk, desk_write(desk, "plain.txt", slice_of(text)));
}

void desk_open_markdown(struct desk *desk, const char *text)
{
    desk_open(desk, desk_write(desk, "marked.md", slice_of(text)));
}

void desk_close(struct desk *desk)
{
    reader_free(desk->reader);
    intake_close(desk->intake);
    desk->reader = NULL;
    desk->intake = NULL;
}

void desk_reload(struct desk *desk)
{
    struct intake *intake = take_in(intake_path(desk->intake), reader_encoding(desk->reader));
    reader_adopt(desk->reader, intake);
    intake_close(desk->intake);
    desk->intake = intake;
    desk_idle(desk);
}

struct desk *desk_speech(void *const *state)
{
    desk_open(*state, NULL);
    return *state;
}

void desk_idle(struct desk *desk)
{
    while (!reader_step(desk->reader, IDLE_MICROSECONDS))
        continue;
}

void desk_rest(struct desk *desk)
{
    uint64_t end = clock_microseconds() + LONGEST_REST_MILLISECONDS * UINT64_C(1000);
    desk_idle(desk);
    for (int wait; (wait = reader_timeout(desk->reader)) >= 0; desk_idle(desk)) {
        assert_true(clock_microseconds() < end);
        poll(NULL, 0, wait);
    }
}

void desk_press(struct desk *desk, const char *keys)
{
    char key[READER_KEY_BYTES];
    struct slice rest = slice_of(keys);
    const struct line *lines;
    while (rest.length > 0) {
        size_t taken = reader_key_split(rest, key);
        rest = slice_cut(rest, taken, rest.length);
        reader_feed(desk->reader, key);
        desk_idle(desk);
        reader_page(desk->reader, &lines); /* a picture after each key */
    }
}

/* ---- what is to be seen ---- */

struct slice desk_top(struct desk *desk)
{
    struct slice text = document_text(reader_document(desk->reader));
    return slice_cut(text, desk_place(desk), text.length);
}

size_t desk_place(struct desk *desk)
{
    const struct line *lines;
    size_t count = reader_page(desk->reader, &lines);
    assert_true(count > 0);
    return lines[0].range.start;
}

struct slice desk_last_line(struct desk *desk)
{
    const struct line *lines;
    size_t count = reader_page(desk->reader, &lines);
    assert_true(count > 0);
    return slice_trim(slice_range(document_text(reader_document(desk->reader)), lines[count - 1].range));
}

struct status desk_status(struct desk *desk)
{
    struct status status;
    const struct line *lines;
    reader_page(desk->reader, &lines);
    reader_status(desk->reader, &status);
    return status;
}

size_t desk_paragraph(struct desk *desk)
{
    struct block block;
    return reader_current(desk->reader, &block)
               ? document_paragraph_number(reader_document(desk->reader), &block)
               : 0;
}

struct slice desk_section(struct desk *desk)
{
    size_t section = desk_status(desk).section;
    return section == NOWHERE ? slice_of("(none)")
                              : document_section(reader_document(desk->reader), section)->label;
}

const char *desk_prompt(struct desk *desk)
{
    struct prompt_picture picture;
    struct buffer text = {0};
    if (!reader_prompt(desk->reader, &picture))
        return "(closed)";
    buffer_append(&text, slice_cut(picture.text, 0, picture.cursor));
    buffer_append_byte(&text, '|');
    buffer_append(&text, slice_cut(picture.text, picture.cursor, picture.text.length));
    return keep(desk, &text);
}

const char *desk_hint(struct desk *desk)
{
    struct prompt_picture picture;
    struct buffer text = {0};
    if (!reader_prompt(desk->reader, &picture))
        return "(closed)";
    buffer_append(&text, picture.hint);
    return keep(desk, &text);
}

/* ---- assertions ---- */

void desk_check_starts(struct slice got, const char *wanted, const char *file, int line)
{
    char *beginning = slice_string(slice_cut(got, 0, strlen(wanted)));
    _assert_string_equal(beginning, wanted, file, line);
    free(beginning);
}

void desk_check_says(struct slice got, const char *wanted, const char *file, int line)
{
    char *whole = slice_string(got);
    if (!strstr(whole, wanted)) {
        print_error("\"%s\" does not hold \"%s\"\n", whole, wanted);
        _fail(file, line);
    }
    free(whole);
}
